// Made from erasure.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface OpenErasureParams {
  personId: string;
}

export interface OpenErasureResult {
  id: string;
  askedAt: Date;
  dueAt: Date;
  startedAt: Date | null;
}

const openErasureText = `SELECT e.id, e.asked_at AS "askedAt", e.due_at AS "dueAt", e.started_at AS "startedAt" FROM identity_erasures e WHERE e.person_id = $1 AND e.undone_at IS NULL`;

export const openErasure = {
  text: openErasureText,
  /** @returns the rows */
  async run(params: OpenErasureParams, on: Queryable): Promise<OpenErasureResult[]> {
    return (await on.query<OpenErasureResult>(openErasureText, [params.personId])).rows;
  },
};

export interface AddErasureParams {
  personId: string;
  pseudonym: string;
  by: string;
  reason?: string | null;
  now: Date | string;
  dueAt: Date | string;
}

export interface AddErasureResult {
  id: string;
}

const addErasureText = `INSERT INTO identity_erasures (person_id, pseudonym, asked_by, reason, asked_at, due_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`;

export const addErasure = {
  text: addErasureText,
  /** @returns the rows */
  async run(params: AddErasureParams, on: Queryable): Promise<AddErasureResult[]> {
    return (await on.query<AddErasureResult>(addErasureText, [params.personId, params.pseudonym, params.by, params.reason, params.now, params.dueAt])).rows;
  },
};

export interface PersonAgainParams {
  ids: readonly (string | null)[];
}

export interface PersonAgainResult {
  personId: string;
  isStaff: boolean;
  erasureId: string;
}

const personAgainText = `-- Who was erased, and is here as a backup had them. Staff is not: see \`begin\`.
SELECT p.id AS "personId", i.is_staff AS "isStaff", e.id AS "erasureId" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id
  LEFT JOIN identity_erasures e ON e.person_id = p.id AND e.undone_at IS NULL
 WHERE p.id = ANY ($1::uuid[]) AND p.erased_at IS NULL AND e.started_at IS NULL ORDER BY p.id`;

export const personAgain = {
  text: personAgainText,
  /** @returns the rows */
  async run(params: PersonAgainParams, on: Queryable): Promise<PersonAgainResult[]> {
    return (await on.query<PersonAgainResult>(personAgainText, [params.ids])).rows;
  },
};

export interface HastenParams {
  now: Date | string;
  by: string;
  reason: string;
  id: string;
}

export interface HastenResult {
  id: string;
}

const hastenText = `UPDATE identity_erasures SET due_at = greatest(asked_at, $1), asked_by = $2, reason = $3 WHERE id = $4 AND started_at IS NULL RETURNING id`;

export const hasten = {
  text: hastenText,
  /** @returns the rows */
  async run(params: HastenParams, on: Queryable): Promise<HastenResult[]> {
    return (await on.query<HastenResult>(hastenText, [params.now, params.by, params.reason, params.id])).rows;
  },
};

export interface UndoParams {
  now: Date | string;
  personId: string;
}

export interface UndoResult {
  id: string;
}

const undoText = `UPDATE identity_erasures SET undone_at = $1 WHERE person_id = $2 AND asked_by = $2 AND undone_at IS NULL AND started_at IS NULL RETURNING id`;

export const undo = {
  text: undoText,
  /** @returns the rows */
  async run(params: UndoParams, on: Queryable): Promise<UndoResult[]> {
    return (await on.query<UndoResult>(undoText, [params.now, params.personId])).rows;
  },
};

export interface DueParams {
  now: Date | string;
}

export interface DueResult {
  id: string;
}

const dueText = `SELECT e.id FROM identity_erasures e WHERE e.undone_at IS NULL AND e.done_at IS NULL AND e.due_at <= $1 ORDER BY e.due_at, e.id LIMIT 100`;

export const due = {
  text: dueText,
  /** @returns the rows */
  async run(params: DueParams, on: Queryable): Promise<DueResult[]> {
    return (await on.query<DueResult>(dueText, [params.now])).rows;
  },
};

export interface LockParams {
  id: string;
}

export interface LockResult {
  id: string;
  personId: string;
  pseudonym: string;
  askedBy: string;
  dueAt: Date;
  undoneAt: Date | null;
  startedAt: Date | null;
  mailAddress: string | null;
  mailLocale: string | null;
  doneAt: Date | null;
}

const lockText = `SELECT e.id, e.person_id AS "personId", e.pseudonym, e.asked_by AS "askedBy", e.due_at AS "dueAt", e.undone_at AS "undoneAt", e.started_at AS "startedAt", e.mail_address AS "mailAddress", e.mail_locale AS "mailLocale", e.done_at AS "doneAt"
  FROM identity_erasures e WHERE e.id = $1 FOR UPDATE`;

export const lock = {
  text: lockText,
  /** @returns the rows */
  async run(params: LockParams, on: Queryable): Promise<LockResult[]> {
    return (await on.query<LockResult>(lockText, [params.id])).rows;
  },
};

export interface BeginParams {
  now: Date | string;
  id: string;
}

const beginText = `UPDATE identity_erasures SET started_at = $1, (mail_address, mail_locale) = (SELECT p.email, p.locale FROM identity_people p WHERE p.id = identity_erasures.person_id) WHERE id = $2`;

export const begin = {
  text: beginText,
  /** @returns how many rows it touched */
  async run(params: BeginParams, on: Queryable): Promise<number> {
    return (await on.query(beginText, [params.now, params.id])).rowCount;
  },
};

export interface IsStaffParams {
  personId: string;
}

export interface IsStaffResult {
  isStaff: boolean;
}

const isStaffText = `SELECT i.is_staff AS "isStaff" FROM identity_profiles i WHERE i.person_id = $1`;

export const isStaff = {
  text: isStaffText,
  /** @returns the rows */
  async run(params: IsStaffParams, on: Queryable): Promise<IsStaffResult[]> {
    return (await on.query<IsStaffResult>(isStaffText, [params.personId])).rows;
  },
};

export interface CancelParams {
  now: Date | string;
  id: string;
}

const cancelText = `UPDATE identity_erasures SET undone_at = $1 WHERE id = $2 AND started_at IS NULL`;

export const cancel = {
  text: cancelText,
  /** @returns how many rows it touched */
  async run(params: CancelParams, on: Queryable): Promise<number> {
    return (await on.query(cancelText, [params.now, params.id])).rowCount;
  },
};

export interface AddStepsParams {
  id: string;
  erasers: readonly (string | null)[];
  titles: readonly (string | null)[];
}

const addStepsText = `INSERT INTO identity_erasure_steps (erasure_id, position, eraser, title)
SELECT $1::uuid, s.position, s.eraser, s.title FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS s(eraser, title, position)
ON CONFLICT (erasure_id, eraser) DO NOTHING`;

export const addSteps = {
  text: addStepsText,
  /** @returns how many rows it touched */
  async run(params: AddStepsParams, on: Queryable): Promise<number> {
    return (await on.query(addStepsText, [params.id, params.erasers, params.titles])).rowCount;
  },
};

export interface NextStepParams {
  id: string;
  known: readonly (string | null)[];
}

export interface NextStepResult {
  eraser: string;
}

const nextStepText = `SELECT s.eraser FROM identity_erasure_steps s WHERE s.erasure_id = $1 AND s.done_at IS NULL AND s.eraser = ANY ($2::text[]) ORDER BY s.position LIMIT 1`;

export const nextStep = {
  text: nextStepText,
  /** @returns the rows */
  async run(params: NextStepParams, on: Queryable): Promise<NextStepResult[]> {
    return (await on.query<NextStepResult>(nextStepText, [params.id, params.known])).rows;
  },
};

export interface NoteStepParams {
  count: number;
  done: boolean;
  now: Date | string;
  id: string;
  eraser: string;
}

const noteStepText = `UPDATE identity_erasure_steps SET count = count + $1, calls = calls + 1, done_at = CASE WHEN $2::boolean THEN $3::timestamptz END WHERE erasure_id = $4 AND eraser = $5`;

export const noteStep = {
  text: noteStepText,
  /** @returns how many rows it touched */
  async run(params: NoteStepParams, on: Queryable): Promise<number> {
    return (await on.query(noteStepText, [params.count, params.done, params.now, params.id, params.eraser])).rowCount;
  },
};

export interface FinishParams {
  now: Date | string;
  id: string;
}

export interface FinishResult {
  id: string;
}

const finishText = `UPDATE identity_erasures SET done_at = $1, mail_address = NULL, mail_locale = NULL WHERE id = $2 AND done_at IS NULL RETURNING id`;

export const finish = {
  text: finishText,
  /** @returns the rows */
  async run(params: FinishParams, on: Queryable): Promise<FinishResult[]> {
    return (await on.query<FinishResult>(finishText, [params.now, params.id])).rows;
  },
};

export interface StepsOfParams {
  id: string;
}

export interface StepsOfResult {
  name: string;
  title: string;
  count: number;
  doneAt: Date | null;
}

const stepsOfText = `SELECT s.eraser AS "name", s.title, s.count, s.done_at AS "doneAt" FROM identity_erasure_steps s WHERE s.erasure_id = $1 ORDER BY s.position, s.eraser`;

export const stepsOf = {
  text: stepsOfText,
  /** @returns the rows */
  async run(params: StepsOfParams, on: Queryable): Promise<StepsOfResult[]> {
    return (await on.query<StepsOfResult>(stepsOfText, [params.id])).rows;
  },
};

export interface FindErasureParams {
  id: string;
}

export interface FindErasureResult {
  id: string;
  pseudonym: string;
  askedAt: Date;
  startedAt: Date | null;
  doneAt: Date | null;
}

const findErasureText = `SELECT e.id, e.pseudonym, e.asked_at AS "askedAt", e.started_at AS "startedAt", e.done_at AS "doneAt" FROM identity_erasures e WHERE e.id = $1`;

export const findErasure = {
  text: findErasureText,
  /** @returns the rows */
  async run(params: FindErasureParams, on: Queryable): Promise<FindErasureResult[]> {
    return (await on.query<FindErasureResult>(findErasureText, [params.id])).rows;
  },
};

export interface ErasedAddressParams {
  personId: string;
}

export interface ErasedAddressResult {
  address: string | null;
}

const erasedAddressText = `SELECT e.mail_address AS "address" FROM identity_erasures e WHERE e.person_id = $1 AND e.undone_at IS NULL AND e.started_at IS NOT NULL`;

export const erasedAddress = {
  text: erasedAddressText,
  /** @returns the rows */
  async run(params: ErasedAddressParams, on: Queryable): Promise<ErasedAddressResult[]> {
    return (await on.query<ErasedAddressResult>(erasedAddressText, [params.personId])).rows;
  },
};
