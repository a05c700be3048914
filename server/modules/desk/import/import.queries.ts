// Made from import.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface InsertImportParams {
  id: string;
  name: string;
  bytes: number;
  now: Date | string;
}

const insertImportText = `INSERT INTO desk_imports (id, asked_by, name, bytes, created_at) VALUES ($1, (SELECT actor_id()), $2, $3, $4)`;

export const insertImport = {
  text: insertImportText,
  /** @returns how many rows it touched */
  async run(params: InsertImportParams, on: Queryable): Promise<number> {
    return (await on.query(insertImportText, [params.id, params.name, params.bytes, params.now])).rowCount;
  },
};

export interface ShowImportsParams {
  id?: string | null;
}

export interface ShowImportsResult {
  id: string;
  name: string;
  bytes: number;
  pieces: number[];
  state: string;
  problem: string | null;
  mapping: unknown;
  found: unknown;
  doneRecords: number;
  tickets: number;
  messages: number;
  people: number;
  already: number;
  refused: number;
  kept: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  fileRemovedAt: Date | null;
  askedBy: string;
  askedName: string | null;
  askedUsername: string | null;
  askedImage: string | null;
  askedIsStaff: boolean | null;
}

const showImportsText = `SELECT i.id, i.name, i.bytes, i.pieces, i.state, i.problem AS "problem", i.mapping, i.found AS "found", i.done_records AS "doneRecords", i.tickets, i.messages, i.people, i.already, i.refused, i.kept,
       i.created_at AS "createdAt", i.started_at AS "startedAt", i.finished_at AS "finishedAt", i.file_removed_at AS "fileRemovedAt",
       i.asked_by AS "askedBy", p.name AS "askedName", p.username AS "askedUsername", p.image AS "askedImage", p.is_staff AS "askedIsStaff"
  FROM desk_imports i LEFT JOIN identity_profiles p ON p.person_id = i.asked_by
 WHERE CASE WHEN $1::uuid IS NOT NULL THEN i.id = $1::uuid ELSE i.state <> 'discarded' END ORDER BY i.created_at DESC, i.id DESC LIMIT 50`;

export const showImports = {
  text: showImportsText,
  /** @returns the rows */
  async run(params: ShowImportsParams, on: Queryable): Promise<ShowImportsResult[]> {
    return (await on.query<ShowImportsResult>(showImportsText, [params.id])).rows;
  },
};

export interface FirstRefusalsParams {
  id: string;
}

export interface FirstRefusalsResult {
  record: number;
  line: number;
  sourceId: string | null;
  reason: string;
}

const firstRefusalsText = `SELECT f.record, f.line, f.source_id AS "sourceId", f.reason FROM desk_import_refusals f WHERE f.import_id = $1 ORDER BY f.record LIMIT 50`;

export const firstRefusals = {
  text: firstRefusalsText,
  /** @returns the rows */
  async run(params: FirstRefusalsParams, on: Queryable): Promise<FirstRefusalsResult[]> {
    return (await on.query<FirstRefusalsResult>(firstRefusalsText, [params.id])).rows;
  },
};

export interface RefusalsFromParams {
  id: string;
  after: number;
}

export interface RefusalsFromResult {
  record: number;
  line: number;
  sourceId: string | null;
  reason: string;
}

const refusalsFromText = `SELECT f.record, f.line, f.source_id AS "sourceId", f.reason FROM desk_import_refusals f WHERE f.import_id = $1 AND f.record > $2 ORDER BY f.record LIMIT 1000`;

export const refusalsFrom = {
  text: refusalsFromText,
  /** @returns the rows */
  async run(params: RefusalsFromParams, on: Queryable): Promise<RefusalsFromResult[]> {
    return (await on.query<RefusalsFromResult>(refusalsFromText, [params.id, params.after])).rows;
  },
};

export interface LockImportParams {
  id: string;
}

export interface LockImportResult {
  id: string;
  askedBy: string;
  name: string;
  bytes: number;
  pieces: number[];
  state: string;
  reading: unknown;
  mapping: unknown;
  found: unknown;
  doneRecords: number;
  refused: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  fileRemovedAt: Date | null;
}

const lockImportText = `SELECT i.id, i.asked_by AS "askedBy", i.name, i.bytes, i.pieces, i.state, i.reading AS "reading", i.mapping, i.found AS "found", i.done_records AS "doneRecords", i.refused, i.started_at AS "startedAt", i.finished_at AS "finishedAt", i.file_removed_at AS "fileRemovedAt"
  FROM desk_imports i WHERE i.id = $1 FOR NO KEY UPDATE`;

export const lockImport = {
  text: lockImportText,
  /** @returns the rows */
  async run(params: LockImportParams, on: Queryable): Promise<LockImportResult[]> {
    return (await on.query<LockImportResult>(lockImportText, [params.id])).rows;
  },
};

export interface AddPieceParams {
  piece: number;
  id: string;
}

export interface AddPieceResult {
  id: string;
}

const addPieceText = `UPDATE desk_imports SET pieces = array_append(array_remove(pieces, $1::int), $1::int) WHERE id = $2 AND state = 'uploading' RETURNING id`;

export const addPiece = {
  text: addPieceText,
  /** @returns the rows */
  async run(params: AddPieceParams, on: Queryable): Promise<AddPieceResult[]> {
    return (await on.query<AddPieceResult>(addPieceText, [params.piece, params.id])).rows;
  },
};

export interface SetMappingParams {
  mapping: object | number | boolean;
  id: string;
}

const setMappingText = `UPDATE desk_imports SET state = 'checking', mapping = $1, problem = NULL WHERE id = $2`;

export const setMapping = {
  text: setMappingText,
  /** @returns how many rows it touched */
  async run(params: SetMappingParams, on: Queryable): Promise<number> {
    return (await on.query(setMappingText, [JSON.stringify(params.mapping), params.id])).rowCount;
  },
};

export interface SetStateParams {
  state: string;
  finishedAt?: Date | string | null;
  problem?: string | null;
  id: string;
}

const setStateText = `UPDATE desk_imports SET state = $1, finished_at = $2, problem = $3 WHERE id = $4`;

export const setState = {
  text: setStateText,
  /** @returns how many rows it touched */
  async run(params: SetStateParams, on: Queryable): Promise<number> {
    return (await on.query(setStateText, [params.state, params.finishedAt, params.problem, params.id])).rowCount;
  },
};

export interface SaveCheckParams {
  reading: object | number | boolean;
  found: object | number | boolean;
  id: string;
}

export interface SaveCheckResult {
  id: string;
}

const saveCheckText = `UPDATE desk_imports SET state = 'checked', reading = $1, found = $2, problem = NULL WHERE id = $3 AND state = 'checking' RETURNING id`;

export const saveCheck = {
  text: saveCheckText,
  /** @returns the rows */
  async run(params: SaveCheckParams, on: Queryable): Promise<SaveCheckResult[]> {
    return (await on.query<SaveCheckResult>(saveCheckText, [JSON.stringify(params.reading), JSON.stringify(params.found), params.id])).rows;
  },
};

export interface StartRunParams {
  now: Date | string;
  id: string;
}

const startRunText = `UPDATE desk_imports SET state = 'running', started_at = $1, finished_at = NULL WHERE id = $2`;

export const startRun = {
  text: startRunText,
  /** @returns how many rows it touched */
  async run(params: StartRunParams, on: Queryable): Promise<number> {
    return (await on.query(startRunText, [params.now, params.id])).rowCount;
  },
};

export interface AdvanceParams {
  doneRecords: number;
  tickets: number;
  messages: number;
  people: number;
  already: number;
  refused: number;
  id: string;
}

const advanceText = `UPDATE desk_imports SET done_records = $1, tickets = tickets + $2::int, messages = messages + $3::int, people = people + $4::int,
       already = already + $5::int, refused = refused + $6::int WHERE id = $7`;

export const advance = {
  text: advanceText,
  /** @returns how many rows it touched */
  async run(params: AdvanceParams, on: Queryable): Promise<number> {
    return (await on.query(advanceText, [params.doneRecords, params.tickets, params.messages, params.people, params.already, params.refused, params.id])).rowCount;
  },
};

export interface CountKeptParams {
  id: string;
}

const countKeptText = `UPDATE desk_imports i SET kept = (SELECT count(*) FROM desk_tickets t WHERE t.import_id = i.id) WHERE i.id = $1`;

export const countKept = {
  text: countKeptText,
  /** @returns how many rows it touched */
  async run(params: CountKeptParams, on: Queryable): Promise<number> {
    return (await on.query(countKeptText, [params.id])).rowCount;
  },
};

export interface KeptTicketsParams {
  id: string;
}

export interface KeptTicketsResult {
  id: string;
  number: string;
  subject: string;
}

const keptTicketsText = `SELECT t.id, t.number, t.subject FROM desk_tickets t WHERE t.import_id = $1 ORDER BY t.id LIMIT 50`;

export const keptTickets = {
  text: keptTicketsText,
  /** @returns the rows */
  async run(params: KeptTicketsParams, on: Queryable): Promise<KeptTicketsResult[]> {
    return (await on.query<KeptTicketsResult>(keptTicketsText, [params.id])).rows;
  },
};

export interface DropRefusalsParams {
  id: string;
}

const dropRefusalsText = `DELETE FROM desk_import_refusals f WHERE f.import_id = $1`;

export const dropRefusals = {
  text: dropRefusalsText,
  /** @returns how many rows it touched */
  async run(params: DropRefusalsParams, on: Queryable): Promise<number> {
    return (await on.query(dropRefusalsText, [params.id])).rowCount;
  },
};

export interface DropRefusalsNamingParams {
  address: string;
}

const dropRefusalsNamingText = `DELETE FROM desk_import_refusals f WHERE strpos(lower(f.reason), lower($1::text)) > 0 OR strpos(lower(f.source_id), lower($1::text)) > 0`;

export const dropRefusalsNaming = {
  text: dropRefusalsNamingText,
  /** @returns how many rows it touched */
  async run(params: DropRefusalsNamingParams, on: Queryable): Promise<number> {
    return (await on.query(dropRefusalsNamingText, [params.address])).rowCount;
  },
};

export interface AddRefusalsParams {
  id: string;
  refusals: object | number | boolean;
}

const addRefusalsText = `INSERT INTO desk_import_refusals (import_id, record, line, source_id, reason)
SELECT $1::uuid, r.record, r.line, r."sourceId", r.reason FROM jsonb_to_recordset($2::jsonb) AS r(record int, line int, "sourceId" text, reason text)`;

export const addRefusals = {
  text: addRefusalsText,
  /** @returns how many rows it touched */
  async run(params: AddRefusalsParams, on: Queryable): Promise<number> {
    return (await on.query(addRefusalsText, [params.id, JSON.stringify(params.refusals)])).rowCount;
  },
};

export interface NamePeopleParams {
  id: string;
  people: readonly (string | null)[];
  made: readonly boolean[];
}

const namePeopleText = `INSERT INTO desk_import_people (import_id, person_id, made) SELECT $1::uuid, n.person, n.made FROM unnest($2::uuid[], $3::boolean[]) AS n(person, made)
ON CONFLICT (import_id, person_id) DO NOTHING`;

export const namePeople = {
  text: namePeopleText,
  /** @returns how many rows it touched */
  async run(params: NamePeopleParams, on: Queryable): Promise<number> {
    return (await on.query(namePeopleText, [params.id, params.people, params.made])).rowCount;
  },
};

export interface PlacedParams {
  source: string;
  ids: readonly (string | null)[];
}

export interface PlacedResult {
  sourceId: string;
  importId: string;
}

const placedText = `SELECT r.source_id AS "sourceId", r.import_id AS "importId" FROM desk_import_records r WHERE r.source = $1 AND r.source_id = ANY ($2::text[])`;

export const placed = {
  text: placedText,
  /** @returns the rows */
  async run(params: PlacedParams, on: Queryable): Promise<PlacedResult[]> {
    return (await on.query<PlacedResult>(placedText, [params.source, params.ids])).rows;
  },
};

export interface LivingTicketsParams {
  ids: readonly (string | null)[];
}

export interface LivingTicketsResult {
  id: string;
}

const livingTicketsText = `SELECT t.id::text AS "id" FROM desk_tickets t WHERE t.id = ANY ($1::uuid[])`;

export const livingTickets = {
  text: livingTicketsText,
  /** @returns the rows */
  async run(params: LivingTicketsParams, on: Queryable): Promise<LivingTicketsResult[]> {
    return (await on.query<LivingTicketsResult>(livingTicketsText, [params.ids])).rows;
  },
};

export interface ImportTicketsParams {
  id: string;
  source: string;
  tickets: object | number | boolean;
  prefix: string;
  width: number;
  askedBy: string;
  now: Date | string;
}

export interface ImportTicketsResult {
  record: number;
  outcome: string;
  firstImport: string | null;
  firstRecord: number | null;
  ticketId: string | null;
}

const importTicketsText = `SELECT x.record AS "record", x.outcome AS "outcome", x.first_import AS "firstImport", x.first_record AS "firstRecord", x.ticket AS "ticketId"
  FROM desk_import_tickets($1::uuid, $2::text, $3::jsonb, $4::text, $5::int, $6::uuid, $7::timestamptz) x`;

export const importTickets = {
  text: importTicketsText,
  /** @returns the rows */
  async run(params: ImportTicketsParams, on: Queryable): Promise<ImportTicketsResult[]> {
    return (await on.query<ImportTicketsResult>(importTicketsText, [params.id, params.source, JSON.stringify(params.tickets), params.prefix, params.width, params.askedBy, params.now])).rows;
  },
};

export interface UndoTicketsParams {
  id: string;
  limit: number;
}

export interface UndoTicketsResult {
  removed: number;
}

const undoTicketsText = `SELECT desk_undo_import($1::uuid, $2::int) AS "removed"`;

export const undoTickets = {
  text: undoTicketsText,
  /** @returns the rows */
  async run(params: UndoTicketsParams, on: Queryable): Promise<UndoTicketsResult[]> {
    return (await on.query<UndoTicketsResult>(undoTicketsText, [params.id, params.limit])).rows;
  },
};

export interface UndoPeopleParams {
  id: string;
  after: string;
  limit: number;
}

export interface UndoPeopleResult {
  last: string | null;
  removed: number;
}

const undoPeopleText = `SELECT x.last AS "last", x.removed AS "removed" FROM desk_undo_import_people($1::uuid, $2::uuid, $3::int) x`;

export const undoPeople = {
  text: undoPeopleText,
  /** @returns the rows */
  async run(params: UndoPeopleParams, on: Queryable): Promise<UndoPeopleResult[]> {
    return (await on.query<UndoPeopleResult>(undoPeopleText, [params.id, params.after, params.limit])).rows;
  },
};

export interface FilesToRemoveParams {
  before: Date | string;
}

export interface FilesToRemoveResult {
  id: string;
}

const filesToRemoveText = `SELECT i.id FROM desk_imports i WHERE i.file_removed_at IS NULL
   AND (i.state IN ('discarded', 'undone') OR (i.state NOT IN ('running', 'checking') AND CASE WHEN i.finished_at IS NULL THEN i.created_at ELSE i.finished_at END <= $1)) LIMIT 100`;

export const filesToRemove = {
  text: filesToRemoveText,
  /** @returns the rows */
  async run(params: FilesToRemoveParams, on: Queryable): Promise<FilesToRemoveResult[]> {
    return (await on.query<FilesToRemoveResult>(filesToRemoveText, [params.before])).rows;
  },
};

export interface NoteFileRemovedParams {
  now: Date | string;
  id: string;
}

const noteFileRemovedText = `UPDATE desk_imports SET file_removed_at = $1 WHERE id = $2`;

export const noteFileRemoved = {
  text: noteFileRemovedText,
  /** @returns how many rows it touched */
  async run(params: NoteFileRemovedParams, on: Queryable): Promise<number> {
    return (await on.query(noteFileRemovedText, [params.now, params.id])).rowCount;
  },
};

export interface ReadingOfParams {
  id: string;
}

export interface ReadingOfResult {
  bytes: number;
  reading: unknown;
  fileRemovedAt: Date | null;
}

const readingOfText = `SELECT i.bytes, i.reading AS "reading", i.file_removed_at AS "fileRemovedAt" FROM desk_imports i WHERE i.id = $1`;

export const readingOf = {
  text: readingOfText,
  /** @returns the rows */
  async run(params: ReadingOfParams, on: Queryable): Promise<ReadingOfResult[]> {
    return (await on.query<ReadingOfResult>(readingOfText, [params.id])).rows;
  },
};
