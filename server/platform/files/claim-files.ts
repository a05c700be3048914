import type { StoredFile } from "../../../contract/files.ts";
import type { Tx } from "../db/tx.ts";
import { invalid } from "../errors.ts";
import { claimReady } from "./files.queries.ts";

export interface Claim {
  fileIds: readonly string[];
  /** Who uploaded them; the actor, or anybody when the system claims. */
  ownerId: string;
  /** What they belong to from now on: `message`, `team-message` (the team's: it outlives its writer's account), `profile` … and its id. */
  subjectKind: string;
  subjectId: string;
  /** What they were uploaded for; `attachment` unless said. */
  purpose?: "attachment" | "avatar";
}

/**
 * Ties uploaded files to what they belong to, in the caller's transaction; answers with their facts in the order asked for.
 * Each file can be claimed once. @throws invalid (422) on `fileIds` when one is not the owner's, not ready, or already used.
 */
export async function claimFiles(tx: Tx, claim: Claim): Promise<StoredFile[]> {
  if (claim.fileIds.length === 0) return [];
  if (new Set(claim.fileIds).size !== claim.fileIds.length) throw invalid([{ path: "fileIds", message: "One file was named twice." }]);
  const rows = await claimReady.run({
    ids: [...claim.fileIds], ownerId: claim.ownerId, purpose: claim.purpose ?? "attachment", subjectKind: claim.subjectKind, subjectId: claim.subjectId, now: tx.now,
  }, tx);
  const byId = new Map(rows.map((row) => [row.id, row as StoredFile]));
  return claim.fileIds.map((id, i) => {
    const file = byId.get(id);
    if (!file) throw invalid([{ path: `fileIds.${i}`, message: "This file is not ready, was already sent, or is gone. Add it again." }]);
    return file;
  });
}
