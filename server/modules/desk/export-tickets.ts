import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./export.queries.ts";

/** ID-14: a person's own tickets (their messages are in `messages.json`), what they said about articles, and their signature. */
export const ticketExporter: Exporter = {
  name: "desk",
  async *entries(services, personId) {
    yield { path: "tickets.json", rows: tickets(services, personId) };
    yield { path: "article-votes.json", rows: articleVotes(services, personId) };
    yield { path: "signature.json", rows: signature(services, personId) };
  },
};

async function* tickets(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const t of rowsByPage(services, { personId }, (tx, last: queries.TicketsOfResult | null) => queries.ticketsOf.run({ personId, after: last?.id ?? null }, tx))) {
    const { id, score, comment, ...ticket } = t;
    yield { ...ticket, conversationId: id, rating: score === null ? null : { score, comment } };
  }
}

/** DK-9: of whoever is, or was, on the team. */
async function* signature(services: Services, personId: string): AsyncGenerator<unknown> {
  yield* await withTx(services, { actor: systemActor }, (tx) => queries.signatureFor.run({ personId }, tx));
}

async function* articleVotes(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const v of rowsByPage(services, { personId }, (tx, last: queries.ArticleVotesOfResult | null) => queries.articleVotesOf.run({ personId, after: last?.id ?? null }, tx))) {
    const { id: _, ...vote } = v;
    yield vote;
  }
}
