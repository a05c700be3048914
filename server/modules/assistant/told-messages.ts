import type { Message } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { messagesPage } from "../conversations/index.ts";

const pageLength = 100;

/** The messages of a talk with these numbers, in order. They lie close together (`memory` in flow.ts), so this is a page or two. */
export async function messagesBySeq(tx: Tx, conversationId: string, seqs: readonly number[]): Promise<Message[]> {
  const wanted = new Set(seqs);
  const found: Message[] = [];
  let after = Math.min(...seqs) - 1;
  while (found.length < wanted.size) {
    const page = await messagesPage(tx, conversationId, { after, limit: pageLength });
    found.push(...page.items.filter(({ seq }) => wanted.has(seq)));
    if (!page.more) break;
    after = page.lastSeq;
  }
  return found;
}
