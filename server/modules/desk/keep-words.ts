import type { ChangedMessage } from "../../platform/ports.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { messagesPage } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import { previewOf } from "./new-ticket-record.ts";
import { foundByWords } from "./text-fingerprint.ts";
import * as queries from "./words.queries.ts";

/** A ticket's first messages, from which its words were taken, all fit in one page. */
const pageSize = 100;

/**
 * CV-8: a message of a ticket was edited or removed: the list's preview follows, and so do the words that the ticket is found by. A note
 * is in neither. The ticket is locked: see `lock` in kind.ts.
 */
export async function keepWords(tx: Tx, { message, kind, last }: ChangedMessage): Promise<void> {
  if (message.visibility === "internal") return;
  const ticket = await lockTicket(tx, message.conversationId);
  const facts = { seq: message.seq };
  await changeTicket(tx, ticket, {
    verb: `ticket.message_${kind}`, set: {}, told: true, facts,
    ...(last ? { thread: { lastSeq: ticket.lastSeq, lastPublicSeq: ticket.lastPublicSeq, preview: previewOf(message) } } : {}),
  });
  // The ticket was made from its description and from what was copied of a bot talk.
  if (message.seq > 1 && !message.extra?.copiedFrom && message.removed === null) return;
  const { items } = await messagesPage(tx, ticket.id, { after: 0, limit: pageSize });
  // A split copies notes too; the requester searches in these words (CV-9).
  const made = items.filter(({ seq, extra, visibility }) => visibility === "public" && (seq === 1 || extra?.copiedFrom));
  await queries.keepWords.run({ ticketId: ticket.id, subjectWords: foundByWords(ticket.subject), textWords: foundByWords(made.map(({ body }) => body).join("\n")) }, tx);
}
