import { importUndoHours, type DeskImport, type ImportMapping } from "../../../../contract/desk-import.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { piecesOf } from "./file-text.ts";
import * as queries from "./import.queries.ts";
import { showImport, undoable } from "./show-import.ts";

/** Jobs of all imports run one after the other: two at once would keep a worker from everything else. */
export const importJobs = { check: "desk.check-import", run: "desk.run-import", undo: "desk.undo-import" } as const;

/** Announces a file, whose pieces follow. */
export async function beginImport(tx: Tx, { name, bytes }: { name: string; bytes: number }): Promise<DeskImport> {
  const id = newId();
  await queries.insertImport.run({ id, name, bytes, now: tx.now }, tx);
  return showImport(tx, id);
}

/** Asks for the dry run, the first one or another with other choices. @throws 404; 409 `pieces-missing`, `wrong-state` */
export async function askCheck(tx: Tx, id: string, mapping: ImportMapping): Promise<DeskImport> {
  const row = await lock(tx, id);
  if (row.state !== "uploading" && row.state !== "checked") throw wrongState(row.state);
  const missing = Array.from({ length: piecesOf(row.bytes) }, (_, piece) => piece).filter((piece) => !row.pieces.includes(piece));
  if (missing.length > 0) throw conflict("pieces-missing", `${missing.length} of ${piecesOf(row.bytes)} pieces of the file did not come yet. Send them, then ask again.`, { missing: missing.slice(0, 200) });
  await queries.setMapping.run({ id, mapping }, tx);
  await later(tx, id, importJobs.check);
  return showImport(tx, id);
}

/** Begins the run. @throws 404; 409 `wrong-state` */
export async function startImport(tx: Tx, id: string): Promise<DeskImport> {
  const row = await lock(tx, id);
  // Asked twice, such as after an answer that got lost.
  if (row.state === "running") return showImport(tx, id);
  if (row.state !== "checked") throw wrongState(row.state);
  await queries.dropRefusals.run({ id }, tx);
  await queries.startRun.run({ id, now: tx.now }, tx);
  await audit(tx, { verb: "import.started", subjectKind: "desk-import", subjectId: id, after: { name: row.name, bytes: row.bytes, mapping: row.mapping } });
  await later(tx, id, importJobs.run);
  return showImport(tx, id);
}

/** Stops a run behind the batch that is being written. @throws 404; 409 `wrong-state` */
export async function cancelImport(tx: Tx, id: string): Promise<DeskImport> {
  const row = await lock(tx, id);
  if (row.state !== "running") throw wrongState(row.state);
  await queries.setState.run({ id, state: "cancelled", finishedAt: tx.now, problem: null }, tx);
  await audit(tx, { verb: "import.cancelled", subjectKind: "desk-import", subjectId: id, after: { records: row.doneRecords } });
  return showImport(tx, id);
}

/** Begins to take an import back. @throws 404; 409 `too-late`, `wrong-state` */
export async function askUndo(tx: Tx, id: string): Promise<DeskImport> {
  const row = await lock(tx, id);
  if (row.state === "undoing" || row.state === "undone") return showImport(tx, id);
  if (row.state !== "done" && row.state !== "cancelled") throw wrongState(row.state);
  if (!undoable(tx, row.state, row.finishedAt)) throw conflict("too-late", `An import can be undone for ${importUndoHours} hours. Close or merge its tickets instead.`);
  await queries.setState.run({ id, state: "undoing", finishedAt: row.finishedAt, problem: null }, tx);
  await audit(tx, { verb: "import.undone", subjectKind: "desk-import", subjectId: id });
  await later(tx, id, importJobs.undo);
  return showImport(tx, id);
}

/** Forgets a file that was not imported; its bytes go with the next cleaning. @throws 404; 409 `wrong-state` */
export async function discardImport(tx: Tx, id: string): Promise<void> {
  const row = await lock(tx, id);
  if (row.state === "discarded") return;
  if (row.state !== "uploading" && row.state !== "checked" && row.state !== "unreadable") throw wrongState(row.state);
  await queries.setState.run({ id, state: "discarded", finishedAt: null, problem: null }, tx);
}

async function lock(tx: Tx, id: string): Promise<queries.LockImportResult> {
  const [row] = await queries.lockImport.run({ id }, tx);
  if (!row) throw notFound("This import");
  return row;
}

async function later(tx: Tx, importId: string, identifier: string): Promise<void> {
  await addJob(tx, { identifier, payload: { importId }, queue: "desk.import" });
}

function wrongState(state: string) {
  return conflict("wrong-state", "The import has moved on meanwhile. Look at it again.", { state });
}
