import { importMapping, importPieceBytes, importUndoHours, type DeskImport, type ImportFound } from "../../../../contract/desk-import.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { person } from "../ticket.ts";
import * as queries from "./import.queries.ts";

/** An import with its first refused records, and the first tickets that its undo left. @throws 404 */
export async function showImport(tx: Tx, id: string): Promise<DeskImport> {
  const [row] = await queries.showImports.run({ id }, tx);
  if (!row) throw notFound("This import");
  const kept = row.state === "undone" ? await queries.keptTickets.run({ id }, tx) : [];
  return present(tx, row, await queries.firstRefusals.run({ id }, tx), kept);
}

/** The last 50 imports, newest first, without their refusals. */
export async function listImports(tx: Tx): Promise<DeskImport[]> {
  return (await queries.showImports.run({ id: null }, tx)).map((row) => present(tx, row, [], []));
}

function present(tx: Tx, row: queries.ShowImportsResult, refusals: readonly queries.FirstRefusalsResult[], kept: readonly queries.KeptTicketsResult[]): DeskImport {
  const state = row.state as DeskImport["state"];
  const waits = state === "uploading" || state === "checked" || state === "unreadable";
  const found = row.found as ImportFound | null;
  return {
    id: row.id, name: row.name, bytes: row.bytes, pieceBytes: importPieceBytes, pieces: row.pieces, state, problem: row.problem, createdAt: row.createdAt.toISOString(), startedAt: row.startedAt?.toISOString() ?? null,
    askedBy: person(row.askedBy, row.askedName, row.askedUsername, row.askedImage, row.askedIsStaff), finishedAt: row.finishedAt?.toISOString() ?? null,
    found, mapping: importMapping.parse(row.mapping),
    progress: { records: row.doneRecords, tickets: row.tickets, messages: row.messages, people: row.people, already: row.already, refused: row.refused, kept: row.kept },
    keptTickets: kept.map(({ id, number, subject }) => ({ id, number, subject })),
    refusals: refusals.map(({ record, line, sourceId, reason }) => ({ record, line, sourceId, reason })),
    abilities: {
      start: state === "checked" && (found?.tickets ?? 0) + (found?.newPeople ?? 0) > 0, cancel: state === "running", undo: undoable(tx, state, row.finishedAt), discard: waits,
      refusedFile: row.fileRemovedAt === null && (state === "checked" || row.startedAt !== null) && (state === "checked" ? found?.refused ?? 0 : row.refused) > 0,
    },
  };
}

/** Whether an import can be taken back now. */
export function undoable(tx: Tx, state: string, finishedAt: Date | null): boolean {
  return (state === "done" || state === "cancelled") && finishedAt !== null && tx.now.getTime() - finishedAt.getTime() <= importUndoHours * 3_600_000;
}
