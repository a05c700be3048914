import type { z } from "zod";
import type { staffPerson } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import { presentStaff } from "./present.ts";
import { findStaff } from "./staff-rows.ts";

/** Staff by name. */
export async function listStaff(tx: Tx, ask: { q?: string | undefined; limit: number; cursor?: string | undefined }): Promise<{ items: z.input<typeof staffPerson>[]; nextCursor: string | null }> {
  const [name = "", id = ""] = ask.cursor ? decodeCursor(ask.cursor, ["text", "id"]) : [];
  const rows = await findStaff(tx, { q: ask.q, after: ask.cursor ? { name, id } : null, limit: ask.limit + 1 });
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items: rows.slice(0, ask.limit).map((row) => presentStaff(tx, row)), nextCursor: last ? encodeCursor([last.sortName, last.id]) : null };
}
