import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import { systemActor } from "../../platform/actor.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./export.queries.ts";

/** ID-14: a person's talks with the assistant, and the ticket that each became, and what it could not answer. Their messages are in `messages.json`. */
export const assistantExporter: Exporter = {
  name: "assistant",
  async *entries(services, personId) {
    yield { path: "assistant-unanswered.json", rows: unanswered(services, personId) };
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
