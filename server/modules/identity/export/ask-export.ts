import type { z } from "zod";
import type { ownExport } from "../../../../contract/people.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { tooMany } from "../../../platform/errors.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import * as staff from "../staff.queries.ts";
import * as queries from "./export.queries.ts";

/** Name of the job that makes an export; payload `{exportId}`. */
export const exportJobName = "identity.export";
const day = 86_400_000;
type Shown = z.input<typeof ownExport>;

/**
 * ID-14: asks for one's data, once a day. The link goes to one's own mailbox and works only where one is signed in, so a stolen session
 * alone gets nothing. While one is being made, the same one is answered.
 * @throws 429 within a day after the last
 */
export async function askExport(tx: Tx): Promise<Shown> {
  const personId = tx.actor.personId ?? "";
  await staff.lockStanding.run({ id: personId }, tx);
  const shown = await showExport(tx);
  if (shown.state === "making") return shown;
  if (shown.nextAt) throw tooMany((Date.parse(shown.nextAt) - tx.now.getTime()) / 1000, "You got an export within the last day. Ask for the next one tomorrow.");
  const [made] = await queries.addExport.run({ personId, now: tx.now }, tx);
  await audit(tx, { verb: "export.asked", subjectKind: "person", subjectId: personId, after: { exportId: made?.id } });
  await addJob(tx, { identifier: exportJobName, payload: { exportId: made?.id } });
  return showExport(tx);
}

/** How the last one stands. */
export async function showExport(tx: Tx): Promise<Shown> {
  const [row] = await queries.lastExport.run({ personId: tx.actor.personId ?? "" }, tx);
  if (!row) return { state: "none", askedAt: null, readyAt: null, expiresAt: null, rows: null, bytes: null, nextAt: null };
  const next = new Date(row.askedAt.getTime() + day);
  return {
    state: row.withdrawnAt ? "none" : row.failedAt ? "failed" : !row.readyAt ? "making" : row.fetchedAt ? "fetched" : row.expiresAt && row.expiresAt <= tx.now ? "expired" : "ready",
    askedAt: row.askedAt.toISOString(), readyAt: row.readyAt?.toISOString() ?? null, expiresAt: row.expiresAt?.toISOString() ?? null, rows: row.rows, bytes: row.bytes,
    nextAt: row.failedAt || row.withdrawnAt || next <= tx.now ? null : next.toISOString(),
  };
}
