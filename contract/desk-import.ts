import { z } from "zod";
import { id, idParams, instant, noContent, none, personBrief } from "./common.ts";
import { priorities, statuses, ticketCategory } from "./desk.ts";
import { mostImportBytes } from "./desk-many.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

/** Bytes of one piece in which a file is sent: it gets through a slow line well within a request's time. */
export const importPieceBytes = 1024 * 1024;
/** Hours in which an import can be undone, from its end. */
export const importUndoHours = 24;
/** Days for which its file is kept, to give out refused rows as they were. */
export const importFileDays = 7;

export const importShapes = ["zendesk", "freshdesk", "chatwoot", "baraza"] as const;
export type ImportShape = (typeof importShapes)[number];
export const importStates = ["uploading", "checking", "checked", "unreadable", "running", "cancelled", "done", "undoing", "undone", "discarded"] as const;

/** A word of the other desk, how many records have it, and what becomes of it here. */
const mapped = <T extends z.ZodType>(to: T) => z.array(z.strictObject({ from: z.string(), count: z.number().int(), to }));
const word = z.string().max(200);
/** What to make of the other desk's words, where it is not what we would make of them. */
export const importMapping = z.strictObject({
  statuses: z.record(word, z.enum(statuses)).default({}), priorities: z.record(word, z.enum(priorities)).default({}), categories: z.record(word, ticketCategory).default({}),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** What a dry run found. */
export const importFound = z.strictObject({
  what: z.enum(["tickets", "people"]), shape: z.enum(importShapes), format: z.enum(["csv", "json"]), encoding: z.string(),
  records: z.number().int(), tickets: z.number().int(), messages: z.number().int(), newPeople: z.number().int(), knownPeople: z.number().int(), already: z.number().int(), refused: z.number().int(),
  /** Named in the tickets by their addresses, and not fetched. Left out by dry runs of before. */
  attachments: z.number().int().optional(),
  statuses: mapped(z.enum(statuses)), priorities: mapped(z.enum(priorities)), categories: mapped(z.string()),
});
export type ImportFound = z.infer<typeof importFound>;

export const deskImport = z.strictObject({
  id, name: z.string(), bytes: z.number().int(), pieceBytes: z.number().int(), /** Numbers of the pieces that came. */ pieces: z.array(z.number().int()),
  state: z.enum(importStates), /** Why the file as a whole can't be used. */ problem: z.string().nullable(),
  askedBy: personBrief.nullable(), createdAt: instant, startedAt: instant.nullable(), finishedAt: instant.nullable(),
  found: importFound.nullable(), mapping: importMapping,
  /** Of the run: records that it is through with, and what became of them. `kept`: tickets that an undo left because somebody had touched them. */
  progress: z.strictObject({ records: z.number().int(), tickets: z.number().int(), messages: z.number().int(), people: z.number().int(), already: z.number().int(), refused: z.number().int(), kept: z.number().int() }),
  /** The first tickets that an undo left. */
  keptTickets: z.array(z.strictObject({ id, number: z.string(), subject: z.string() })),
  /** The first refused records. All of them are in the file at `/refused`. */
  refusals: z.array(z.strictObject({ /** Its place in the file, from 1; in CSV without the header. */ record: z.number().int(), line: z.number().int(), sourceId: z.string().nullable(), reason: z.string() })),
  abilities: z.strictObject({ start: z.boolean(), cancel: z.boolean(), undo: z.boolean(), discard: z.boolean(), refusedFile: z.boolean() }),
});
export type DeskImport = z.infer<typeof deskImport>;

const own = { access: "ticket.import" as const, params: idParams, output: deskImport };

/** The pieces themselves (`PUT /api/desk/imports/:id/pieces/:number`, any bytes) and the file of refused rows (`GET …/refused`, CSV) are no JSON. */
export const importEndpoints = {
  list: endpoint({ method: "GET", path: "/api/desk/imports", summary: "Imports, newest first (DK-21).", access: "ticket.import", limit: "read", output: z.strictObject({ items: z.array(deskImport) }) }),
  begin: endpoint({
    method: "POST", path: "/api/desk/imports", summary: "Announce a file; its pieces follow.", access: "ticket.import", limit: "write", success: 201,
    body: z.strictObject({
      name: shownText("Give the file a name.").max(200, "Keep the name to 200 characters."),
      bytes: z.number().int().min(1, "This file is empty. Choose another one.").max(mostImportBytes, "A file may have 200 MB. Split it, then import the parts one after the other."),
    }),
    output: deskImport,
  }),
  show: endpoint({ method: "GET", path: "/api/desk/imports/:id", summary: "How far an import is.", limit: "read", ...own }),
  check: endpoint({
    method: "POST", path: "/api/desk/imports/:id/check", summary: "Dry run: read the whole file with this mapping, count, write nothing.", limit: "write", success: 202, ...own,
    body: importMapping, errors: ["pieces-missing", "wrong-state"],
  }),
  start: endpoint({ method: "POST", path: "/api/desk/imports/:id/run", summary: "Import what the dry run showed.", limit: "write", success: 202, ...own, body: none, errors: ["wrong-state"] }),
  cancel: endpoint({ method: "DELETE", path: "/api/desk/imports/:id/run", summary: "Stop a run. What is imported stays, and can be undone.", limit: "write", ...own, errors: ["wrong-state"] }),
  undo: endpoint({ method: "DELETE", path: "/api/desk/imports/:id/tickets", summary: `Remove what an import made and nobody has touched since, within ${importUndoHours} h.`, limit: "write", success: 202, ...own, errors: ["too-late", "wrong-state"] }),
  discard: endpoint({ method: "DELETE", path: "/api/desk/imports/:id", summary: "Forget a file that was not imported.", access: "ticket.import", limit: "write", params: idParams, success: 204, output: noContent, errors: ["wrong-state"] }),
};
