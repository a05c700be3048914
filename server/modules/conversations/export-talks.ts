import { withTx, type Tx } from "../../platform/db/tx.ts";
import type { Exporter } from "../../platform/ports.ts";
import { rowsByPage } from "../../platform/rows-by-page.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./export.queries.ts";

/**
 * ID-14: the conversations that somebody takes part in as a member, and every public message in them, by name. Read with the person's own
 * rights: what they may not see (CV-9: notes) is not there to be written.
 */
export const conversationExporter: Exporter = {
  name: "conversations",
  async *entries(services, personId) {
    yield { path: "conversations.json", rows: talks(services, personId) };
    yield { path: "messages.json", rows: messages(services, personId) };
  },
};

async function* talks(services: Services, personId: string): AsyncGenerator<unknown> {
  for await (const talk of rowsByPage(services, { personId }, (tx, last: queries.TalksOfResult | null) => talksAfter(tx, personId, last))) {
    yield { id: talk.id, kind: talk.kind, startedAt: talk.createdAt, closed: talk.closed, with: talk.with };
  }
}

/** Messages in one page. */
const pageLength = 1000;

async function* messages(services: Services, personId: string): AsyncGenerator<unknown> {
  const start = { personId };
  const reader = rowsByPage(services, start, (tx, last: queries.TalksOfResult | null) => talksAfter(tx, personId, last));
  for await (const group of inGroups(reader)) {
    const [first] = group;
    if (!first) continue;
    if (group.length > 1) {
      yield* (await withTx(services, start, (tx) => queries.messagesOfShort.run({ ids: group.map((talk) => talk.id) }, stillThere(tx)))).map(presented);
      continue;
    }
    const read = (tx: Tx, last: queries.MessagesOfOneResult | null) => queries.messagesOfOne.run({ id: first.id, after: last?.seq ?? 0 }, stillThere(tx));
    for await (const message of rowsByPage(services, start, read)) yield presented(message);
  }
}

function presented(m: queries.MessagesOfOneResult): unknown {
  return { conversationId: m.conversationId, number: m.seq, at: m.at, from: m.part === "bot" ? "assistant" : m.name, by: m.part, text: m.body, files: m.files, editedAt: m.editedAt, removedAt: m.removedAt };
}

async function talksAfter(tx: Tx, personId: string, last: queries.TalksOfResult | null): Promise<queries.TalksOfResult[]> {
  return queries.talksOf.run({ personId, after: last?.id ?? null }, stillThere(tx));
}

/** Somebody who was banned or erased meanwhile sees nothing: half an export must not look like a whole one. */
function stillThere(tx: Tx): Tx {
  if (!tx.actor.personId) throw new Error("the account of this export may not sign in any more");
  return tx;
}

/** Short conversations are read together, a page's worth at a time, so that ten thousand of them are not ten thousand questions; a long one alone. */
async function* inGroups(talks: AsyncIterable<queries.TalksOfResult>): AsyncGenerator<queries.TalksOfResult[]> {
  let group: queries.TalksOfResult[] = [], length = 0;
  for await (const talk of talks) {
    if (group.length > 0 && length + talk.length > pageLength) {
      yield group;
      group = [];
      length = 0;
    }
    group.push(talk);
    length += talk.length;
  }
  if (group.length > 0) yield group;
}
