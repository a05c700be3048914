import type { z } from "zod";
import type { messageVersion } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./message.queries.ts";
import { brief, filesOf } from "./present.ts";

/** What a message said before, oldest first, as far as the caller may see it: nothing for who may not. @throws notFound */
export async function listVersions(tx: Tx, conversationId: string, seq: number): Promise<{ items: z.output<typeof messageVersion>[] }> {
  await accessConversation(tx, conversationId);
  const rows = await queries.versionsOf.run({ conversationId, seq }, tx);
  return {
    items: rows.map((row) => ({
      version: row.version, kind: row.kind as "edited" | "removed", before: row.before, after: row.after,
      files: row.kind === "removed" ? filesOf(row.extraBefore).map(({ name }) => name) : [],
      by: brief(row.byId, row.byName, row.byUsername, row.byImage, row.byIsStaff), as: row.changedAs as "author" | "staff" | "moderator", reason: row.reason, at: row.at.toISOString(),
    })),
  };
}
