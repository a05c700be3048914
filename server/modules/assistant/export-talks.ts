import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import { systemActor } from "../../platform/actor.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./export.queries.ts";

/** ID-14: a person's talks with the assistant, and the ticket that each became, what it could not answer, and what they said of its answers. Their messages are in `messages.json`. */
export const assistantExporter: Exporter = {
  name: "assistant",
  async *entries(services, personId) {
    yield { path: "assistant-unanswered.json", rows: unanswered(services, personId) };
    // For the team's figures, so the policies show them to staff alone.
    yield { path: "assistant-votes.json", rows: rowsByPage(services, { actor: systemActor }, (tx, last: queries.VotesOfResult | null) => queries.votesOf.run({ personId, afterId: last?.conversationId ?? null, afterSeq: last?.seq ?? null }, tx)) };
    yield { path: "assistant.json", rows: rowsByPage(services, { personId }, (tx, last: queries.TalksOfResult | null) => queries.talksOf.run({ personId, after: last?.conversationId ?? null }, tx)) };
  },
};

/** Kept for the writers of articles, so the policies show it to staff alone. */
async function* unanswered(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const u of rowsByPage(services, { actor: systemActor }, (tx, last: queries.UnansweredOfResult | null) => queries.unansweredOf.run({ personId, after: last?.id ?? null }, tx))) {
    const { id: _, ...question } = u;
    yield question;
  }
}
