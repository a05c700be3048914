import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { fileStore } from "../../../platform/files/file-store.ts";
import type { Job } from "../../../platform/jobs/worker.ts";
import { pageUrl } from "../../../platform/mail/page-url.ts";
import type { ExportEntry } from "../../../platform/ports.ts";
import type { Services } from "../../../platform/services.ts";
import { exportMail } from "../account-mails.ts";
import { mailPerson } from "../auth-mails.ts";
import { findById } from "../sign-in.queries.ts";
import { exportJobName } from "./ask-export.ts";
import * as queries from "./export.queries.ts";
import { writeZip, type WrittenZip } from "./write-zip.ts";

/** A run that says nothing for so long is taken for dead, and another one begins anew. */
const lease = 60_000;
const mostAttempts = 5;
/** A link works for so long. */
export const linkHours = 24;
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Makes an export (ID-14) of what every module yields. The pieces go into a folder that the row names from the beginning; a run that was
 * killed leaves it to the next one, which removes it and begins anew. Only the last statement makes a whole ZIP the export.
 */
export async function runExport(services: Services, exportId: string): Promise<void> {
  const folder = `exports/${exportId}/${randomUUID()}/`;
  const leaseUntil = () => new Date(services.clock.now().getTime() + lease);
  const [claimed] = await withTx(services, { actor: systemActor }, (tx) => queries.claim.run({ id: exportId, folder, now: tx.now, until: leaseUntil() }, tx));
  if (!claimed) return;
  if (claimed.oldFolder) await fileStore(services).removeUnder(claimed.oldFolder);
  const withdrawn = async () => {
    if (await mayStillAsk(services, claimed.personId)) return false;
    await withTx(services, { actor: systemActor }, (tx) => queries.withdraw.run({ id: exportId, folder, now: tx.now }, tx));
    return true;
  };
  if (await withdrawn()) return;
  let renewed = performance.now();
  const breathe = async () => {
    if (performance.now() - renewed < lease / 4) return;
    renewed = performance.now();
    const [kept] = await withTx(services, { actor: systemActor }, (tx) => queries.keepClaim.run({ id: exportId, folder, until: leaseUntil() }, tx));
    if (!kept) throw new Error("another worker makes this export by now");
  };
  try {
    const zip = await writeZip(services, folder, entriesOf(services, claimed.personId), breathe);
    if (!(await finish(services, { exportId, folder, personId: claimed.personId }, zip))) await fileStore(services).removeUnder(folder);
  } catch (error) {
    // Suspended, banned, closed or erased while it was made: nobody's fault, and nothing to try again.
    if (await withdrawn()) return;
    await withTx(services, { actor: systemActor }, (tx) => queries.giveUpClaim.run({ id: exportId, folder, failed: claimed.attempts >= mostAttempts, now: tx.now }, tx));
    throw error;
  }
}

/** Whether somebody may sign in, and so have their data. */
function mayStillAsk(services: Services, personId: string): Promise<boolean> {
  return withTx(services, { personId }, async (tx) => tx.actor.personId !== null);
}

async function* entriesOf(services: Services, personId: string): AsyncGenerator<ExportEntry> {
  for (const exporter of services.modules.exporters) yield* exporter.entries(services, personId);
}

/** @returns false when the export is another run's by now, or the account was erased */
function finish(services: Services, made: { exportId: string; folder: string; personId: string }, zip: WrittenZip): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const token = randomBytes(32).toString("base64url");
    const { exportId, folder, personId } = made;
    const [done] = await queries.finishExport.run({
      id: exportId, folder, now: tx.now, ...zip, tokenHash: hashOf(token), expiresAt: new Date(tx.now.getTime() + linkHours * 3_600_000),
    }, tx);
    const [person] = await findById.run({ id: personId }, tx);
    if (!done || !person) return false;
    await audit(tx, { verb: "export.made", subjectKind: "person", subjectId: personId, after: { exportId, rows: zip.rows, bytes: zip.bytes, digest: zip.digest } });
    await mailPerson(tx, person, (to) => exportMail(to, { rows: zip.rows, hours: linkHours }, pageUrl(services, `/account/export?token=${token}`)));
    return true;
  });
}

/** Exports that wait, and those that a killed worker left. */
export async function runWaitingExports(services: Services): Promise<void> {
  for (const { id } of await withTx(services, { actor: systemActor }, (tx) => queries.waiting.run({ now: tx.now }, tx))) await runExport(services, id);
}

/** Removes the bytes of exports that were fetched, ran out or failed. */
export async function removeOldExports(services: Services): Promise<void> {
  const old = await withTx(services, { actor: systemActor }, (tx) => queries.toRemove.run({ now: tx.now, stale: new Date(tx.now.getTime() - fetchMinutes * 60_000) }, tx));
  for (const { id, folder } of old) {
    if (folder) await fileStore(services).removeUnder(folder);
    await withTx(services, { actor: systemActor }, (tx) => queries.noteRemoved.run({ id, now: tx.now }, tx));
  }
}
/** A download that began so long ago has ended, however it ended. */
export const fetchMinutes = 30;

const payloadShape = z.object({ exportId: z.uuid() });
export const exportJob: Job = { name: exportJobName, run: (services, payload) => runExport(services, payloadShape.parse(payload).exportId) };
