import type { MessageHit } from "../../../../contract/search.ts";
import type { PersonBrief } from "../../../../contract/common.ts";
import { snippetOf } from "../../../../contract/search-snippet.ts";
import type { SearchTerm } from "../../../../contract/search-words.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { filesOf } from "../present.ts";
import type { Place } from "./message-place.ts";
import * as queries from "./words.queries.ts";

/** The found messages with what is shown of them, in the order of their places, read through their own rule. */
export async function showMessages(tx: Tx, places: readonly Pick<Place, "conversationId" | "seq">[], terms: readonly SearchTerm[]): Promise<Omit<MessageHit, "ticket">[]> {
  if (places.length === 0) return [];
  const rows = await queries.messagesAt.run({ conversationIds: places.map((p) => p.conversationId), seqs: places.map((p) => p.seq) }, tx);
  return rows.map((row) => {
    const files = filesOf(row.extra);
    return {
      conversationId: row.conversationId, seq: row.seq, kind: row.kind as MessageHit["kind"], internal: row.visibility === "internal", at: row.createdAt.toISOString(), hasFiles: files.length > 0,
      // Where there are only files, their names say what was sent.
      snippet: snippetOf(row.body || files.map(({ name }) => name).join(", "), terms),
      author: person(row.authorId, row.authorName, row.authorUsername, row.authorImage, row.authorIsStaff),
      other: person(row.otherId, row.otherName, row.otherUsername, row.otherImage, row.otherIsStaff),
    };
  });
}

function person(id: string | null, name: string | null, username: string | null, image: string | null, isStaff: boolean | null): PersonBrief | null {
  return id === null ? null : { id, name: name ?? "", username, image, isStaff: isStaff ?? false };
}
