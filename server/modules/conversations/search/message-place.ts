import sql, { type Sql } from "sql-template-tag";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";

/** Where a message stands in the order of results. Times keep their microseconds as text. */
export interface Place {
  at: string;
  conversationId: string;
  seq: number;
}
/** The place behind which a page goes on; by relevance also the rank there, and the newest moment of the first page. */
export type After = { place: Place; ranked: { rank: string; asOf: string } | null };

/** @throws 422 for a cursor that is not one of this order's */
export function readCursor(cursor: string | undefined, sort: "time" | "relevance"): After | null {
  if (cursor === undefined) return null;
  if (sort === "time") {
    const [at = "", conversationId = "", seq = "0"] = decodeCursor(cursor, ["instant", "id", "number"]);
    return { place: { at, conversationId, seq: Math.trunc(Number(seq)) }, ranked: null };
  }
  const [asOf = "", rank = "0", at = "", conversationId = "", seq = "0"] = decodeCursor(cursor, ["instant", "number", "instant", "id", "number"]);
  return { place: { at, conversationId, seq: Math.trunc(Number(seq)) }, ranked: { rank, asOf } };
}

export function writeCursor({ at, conversationId, seq }: Place, ranked?: { rank: number; asOf: string }): string {
  return encodeCursor(ranked ? [ranked.asOf, ranked.rank, at, conversationId, seq] : [at, conversationId, seq]);
}

/** The condition for what lies behind a place, on `w`. */
export function behind({ at, conversationId, seq }: Place): Sql {
  return sql`(w.at, w.conversation_id, w.seq) < (${at}::timestamptz, ${conversationId}::uuid, ${seq}::int)`;
}
