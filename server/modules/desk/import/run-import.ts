import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { isDatabaseError } from "../../../platform/errors.ts";
import type { Services } from "../../../platform/services.ts";
import { isStaffFor } from "../../identity/index.ts";
import { batchesOf } from "./batches.ts";
import * as queries from "./import.queries.ts";
import type { Reading } from "./read-file.ts";
import { Unreadable } from "./records.ts";
import { settleContext } from "./settle-context.ts";
import { settledRecords, type SettledRecord } from "./settled-records.ts";
import { writeBatch } from "./write-batch.ts";

/** Records and messages in one transaction: some tenths of a second, which is also how long a cancellation takes. */
const batch = { records: 100, messages: 2000 };

/**
 * DK-21: works an import off, batch by batch. How far it is stands in the transaction of each batch, so that a worker that is killed leaves
 * whole batches, and the next one goes on behind them.
 */
export async function runImport(services: Services, importId: string): Promise<void> {
  const begun = await withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lockImport.run({ id: importId }, tx);
    if (row?.state !== "running" || !row.reading) return null;
    const reading = row.reading as Reading;
    return { ...row, reading, context: { ...(await settleContext(tx, reading, row.mapping)), now: row.startedAt ?? tx.now } };
  });
  if (!begun) return;
  try {
    const records = settledRecords(services, begun, begun.reading, begun.context);
    for await (const part of batchesOf(records, batch.records, (one) => (one.kind === "ticket" ? one.settled.entries.length : 0), batch.messages)) {
      if (!(await writePart(services, importId, begun.reading, part))) return;
    }
    await end(services, importId, null);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await end(services, importId, error.message);
  }
}

/** One batch; when the database refuses it, record by record, so that one bad record costs no other. @returns whether to go on */
async function writePart(services: Services, importId: string, reading: Reading, part: readonly SettledRecord[]): Promise<boolean> {
  try {
    return await withTx(services, { actor: systemActor }, (tx) => step(tx, importId, reading, part));
  } catch (error) {
    if (!isDatabaseError(error) || !/^2[23]/.test(error.code)) throw error;
    services.log.warn({ importId, code: error.code, constraint: error.constraint, records: part.length }, "a batch of an import was refused by the database");
    const [only] = part;
    if (part.length === 1 && only) {
      const refused = { ...only, kind: "refused" as const, reason: "It holds something that can't be stored. Look for strange signs in it." };
      return withTx(services, { actor: systemActor }, (tx) => step(tx, importId, reading, [refused]));
    }
    for (const one of part) if (!(await writePart(services, importId, reading, [one]))) return false;
    return true;
  }
}

async function step(tx: Tx, importId: string, reading: Reading, part: readonly SettledRecord[]): Promise<boolean> {
  const [row] = await queries.lockImport.run({ id: importId }, tx);
  if (row?.state !== "running") return false;
  // Whoever asked may have left or lost the right since.
  if (!(await isStaffFor(tx, row.askedBy, "ticket.import"))) {
    await queries.setState.run({ id: importId, state: "cancelled", finishedAt: tx.now, problem: "Whoever began this import may not import any more." }, tx);
    return false;
  }
  const fresh = part.filter(({ record }) => record > row.doneRecords);
  const last = part.at(-1)?.record ?? 0;
  if (fresh.length === 0) return true;
  const counts = await writeBatch(tx, { id: importId, askedBy: row.askedBy, shape: reading.shape }, fresh);
  await queries.advance.run({ id: importId, doneRecords: last, ...counts }, tx);
  return true;
}

async function end(services: Services, importId: string, problem: string | null): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lockImport.run({ id: importId }, tx);
    if (row?.state !== "running") return;
    await queries.setState.run({ id: importId, state: problem === null ? "done" : "cancelled", finishedAt: tx.now, problem }, tx);
    await audit(tx, { verb: "import.ended", subjectKind: "desk-import", subjectId: importId, after: { records: row.doneRecords, problem } });
  });
}
