// Made from files.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../db/tx.ts";

export interface LockOwnerParams {
  ownerId: string;
}

export interface LockOwnerResult {
  locked: string;
}

const lockOwnerText = `SELECT pg_advisory_xact_lock(hashtextextended('files.waiting:' || $1::text, 0))::text AS "locked"`;

export const lockOwner = {
  text: lockOwnerText,
  /** @returns the rows */
  async run(params: LockOwnerParams, on: Queryable): Promise<LockOwnerResult[]> {
    return (await on.query<LockOwnerResult>(lockOwnerText, [params.ownerId])).rows;
  },
};

export interface CreateUploadParams {
  id: string;
  ownerId: string;
  purpose: string;
  name: string;
  declaredBytes: number;
  now: Date | string;
}

const createUploadText = `INSERT INTO files (id, owner_id, purpose, name, declared_bytes, created_at, touched_at)
VALUES ($1, $2, $3, $4, $5, $6, $6)`;

export const createUpload = {
  text: createUploadText,
  /** @returns how many rows it touched */
  async run(params: CreateUploadParams, on: Queryable): Promise<number> {
    return (await on.query(createUploadText, [params.id, params.ownerId, params.purpose, params.name, params.declaredBytes, params.now])).rowCount;
  },
};

export interface WaitingOfOwnerParams {
  ownerId: string;
}

export interface WaitingOfOwnerResult {
  files: number;
  bytes: number;
}

const waitingOfOwnerText = `SELECT count(*)::int AS "files", coalesce(sum(declared_bytes), 0)::bigint AS "bytes"
  FROM files WHERE owner_id = $1 AND claimed_at IS NULL AND state IN ('uploading', 'checking', 'ready')`;

export const waitingOfOwner = {
  text: waitingOfOwnerText,
  /** @returns the rows */
  async run(params: WaitingOfOwnerParams, on: Queryable): Promise<WaitingOfOwnerResult[]> {
    return (await on.query<WaitingOfOwnerResult>(waitingOfOwnerText, [params.ownerId])).rows;
  },
};

export interface FileByIdParams {
  id: string;
}

export interface FileByIdResult {
  id: string;
  ownerId: string;
  purpose: string;
  state: string;
  name: string;
  declaredBytes: number;
  receivedBytes: number;
  kind: string | null;
  mediaType: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
  variants: string[];
  refusalCode: string | null;
  checks: number;
  createdAt: Date;
  claimedAt: Date | null;
}

const fileByIdText = `SELECT id, owner_id AS "ownerId", purpose, state, name, declared_bytes AS "declaredBytes", received_bytes AS "receivedBytes", kind, media_type AS "mediaType",
       bytes, width, height, seconds, variants, refusal_code AS "refusalCode", checks, created_at AS "createdAt", claimed_at AS "claimedAt"
  FROM files WHERE id = $1`;

export const fileById = {
  text: fileByIdText,
  /** @returns the rows */
  async run(params: FileByIdParams, on: Queryable): Promise<FileByIdResult[]> {
    return (await on.query<FileByIdResult>(fileByIdText, [params.id])).rows;
  },
};

export interface AdvanceUploadParams {
  bytes: number;
  now: Date | string;
  id: string;
  start: number;
}

export interface AdvanceUploadResult {
  state: string;
}

const advanceUploadText = `UPDATE files SET received_bytes = received_bytes + $1, touched_at = $2,
       state = CASE WHEN received_bytes + $1 = declared_bytes THEN 'checking' ELSE state END
 WHERE id = $3 AND state = 'uploading' AND received_bytes = $4 AND received_bytes + $1 <= declared_bytes
RETURNING state`;

export const advanceUpload = {
  text: advanceUploadText,
  /** @returns the rows */
  async run(params: AdvanceUploadParams, on: Queryable): Promise<AdvanceUploadResult[]> {
    return (await on.query<AdvanceUploadResult>(advanceUploadText, [params.bytes, params.now, params.id, params.start])).rows;
  },
};

export interface AddPartParams {
  fileId: string;
  start: number;
  bytes: number;
  key: string;
}

const addPartText = `INSERT INTO file_parts (file_id, start, bytes, key) VALUES ($1, $2, $3, $4)`;

export const addPart = {
  text: addPartText,
  /** @returns how many rows it touched */
  async run(params: AddPartParams, on: Queryable): Promise<number> {
    return (await on.query(addPartText, [params.fileId, params.start, params.bytes, params.key])).rowCount;
  },
};

export interface PartsOfParams {
  fileId: string;
}

export interface PartsOfResult {
  start: number;
  bytes: number;
  key: string;
}

const partsOfText = `SELECT start, bytes, key FROM file_parts WHERE file_id = $1 ORDER BY start`;

export const partsOf = {
  text: partsOfText,
  /** @returns the rows */
  async run(params: PartsOfParams, on: Queryable): Promise<PartsOfResult[]> {
    return (await on.query<PartsOfResult>(partsOfText, [params.fileId])).rows;
  },
};

export interface DropPartsParams {
  fileId: string;
}

const dropPartsText = `DELETE FROM file_parts WHERE file_id = $1`;

export const dropParts = {
  text: dropPartsText,
  /** @returns how many rows it touched */
  async run(params: DropPartsParams, on: Queryable): Promise<number> {
    return (await on.query(dropPartsText, [params.fileId])).rowCount;
  },
};

export interface LeaseNextCheckParams {
  until: Date | string;
  now: Date | string;
}

export interface LeaseNextCheckResult {
  id: string;
  purpose: string;
  checks: number;
  leasedUntil: Date;
}

const leaseNextCheckText = `UPDATE files SET leased_until = $1, checks = checks + 1
 WHERE id = (SELECT id FROM files WHERE state = 'checking' AND (leased_until IS NULL OR leased_until < $2) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, purpose, checks, leased_until AS "leasedUntil"`;

export const leaseNextCheck = {
  text: leaseNextCheckText,
  /** @returns the rows */
  async run(params: LeaseNextCheckParams, on: Queryable): Promise<LeaseNextCheckResult[]> {
    return (await on.query<LeaseNextCheckResult>(leaseNextCheckText, [params.until, params.now])).rows;
  },
};

export interface ChecksWaitingParams {
  now: Date | string;
}

export interface ChecksWaitingResult {
  waiting: boolean;
}

const checksWaitingText = `SELECT EXISTS (SELECT 1 FROM files WHERE state = 'checking' AND (leased_until IS NULL OR leased_until < $1)) AS "waiting"`;

export const checksWaiting = {
  text: checksWaitingText,
  /** @returns the rows */
  async run(params: ChecksWaitingParams, on: Queryable): Promise<ChecksWaitingResult[]> {
    return (await on.query<ChecksWaitingResult>(checksWaitingText, [params.now])).rows;
  },
};

export interface SettleReadyParams {
  kind: string;
  mediaType: string;
  bytes: number;
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
  variants: readonly (string | null)[];
  name: string;
  now: Date | string;
  id: string;
  lease: Date | string;
}

export interface SettleReadyResult {
  id: string;
}

const settleReadyText = `UPDATE files SET state = 'ready', kind = $1, media_type = $2, bytes = $3, width = $4, height = $5, seconds = $6,
       variants = $7, name = $8, touched_at = $9, leased_until = NULL
 WHERE id = $10 AND state = 'checking' AND leased_until = $11 RETURNING id`;

export const settleReady = {
  text: settleReadyText,
  /** @returns the rows */
  async run(params: SettleReadyParams, on: Queryable): Promise<SettleReadyResult[]> {
    return (await on.query<SettleReadyResult>(settleReadyText, [params.kind, params.mediaType, params.bytes, params.width, params.height, params.seconds, params.variants, params.name, params.now, params.id, params.lease])).rows;
  },
};

export interface SettleRefusedParams {
  code: string;
  now: Date | string;
  id: string;
  lease: Date | string;
}

export interface SettleRefusedResult {
  id: string;
}

const settleRefusedText = `UPDATE files SET state = 'refused', refusal_code = $1, touched_at = $2, leased_until = NULL
 WHERE id = $3 AND state = 'checking' AND leased_until = $4 RETURNING id`;

export const settleRefused = {
  text: settleRefusedText,
  /** @returns the rows */
  async run(params: SettleRefusedParams, on: Queryable): Promise<SettleRefusedResult[]> {
    return (await on.query<SettleRefusedResult>(settleRefusedText, [params.code, params.now, params.id, params.lease])).rows;
  },
};

export interface ClaimReadyParams {
  subjectKind: string;
  subjectId: string;
  now: Date | string;
  ids: readonly (string | null)[];
  ownerId: string;
  purpose: string;
}

export interface ClaimReadyResult {
  id: string;
  kind: string;
  name: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
}

const claimReadyText = `UPDATE files SET subject_kind = $1, subject_id = $2, claimed_at = $3
 WHERE id IN (SELECT id FROM files WHERE id = ANY($4::uuid[]) AND owner_id = $5 AND state = 'ready' AND claimed_at IS NULL AND purpose = $6 ORDER BY id FOR UPDATE)
RETURNING id, kind AS "kind", name, media_type AS "mediaType", bytes AS "bytes", width, height, seconds`;

export const claimReady = {
  text: claimReadyText,
  /** @returns the rows */
  async run(params: ClaimReadyParams, on: Queryable): Promise<ClaimReadyResult[]> {
    return (await on.query<ClaimReadyResult>(claimReadyText, [params.subjectKind, params.subjectId, params.now, params.ids, params.ownerId, params.purpose])).rows;
  },
};

export interface ReadyOfOwnerParams {
  ownerId: string;
  after?: string | null;
  limit: number;
}

export interface ReadyOfOwnerResult {
  id: string;
  kind: string;
  name: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
}

const readyOfOwnerText = `SELECT id, kind AS "kind", name, media_type AS "mediaType", bytes AS "bytes", width, height, seconds
  FROM files WHERE owner_id = $1 AND state = 'ready' AND subject_kind IS DISTINCT FROM 'team-message' AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3`;

export const readyOfOwner = {
  text: readyOfOwnerText,
  /** @returns the rows */
  async run(params: ReadyOfOwnerParams, on: Queryable): Promise<ReadyOfOwnerResult[]> {
    return (await on.query<ReadyOfOwnerResult>(readyOfOwnerText, [params.ownerId, params.after, params.limit])).rows;
  },
};

export interface MarkDeletedParams {
  now: Date | string;
  ids: readonly (string | null)[];
}

export interface MarkDeletedResult {
  id: string;
}

const markDeletedText = `UPDATE files SET state = 'deleted', deleted_at = $1, name = '' WHERE id = ANY($2::uuid[]) AND state <> 'deleted' RETURNING id`;

export const markDeleted = {
  text: markDeletedText,
  /** @returns the rows */
  async run(params: MarkDeletedParams, on: Queryable): Promise<MarkDeletedResult[]> {
    return (await on.query<MarkDeletedResult>(markDeletedText, [params.now, params.ids])).rows;
  },
};

export interface MarkOwnDeletedParams {
  now: Date | string;
  id: string;
}

export interface MarkOwnDeletedResult {
  id: string;
}

const markOwnDeletedText = `UPDATE files SET state = 'deleted', deleted_at = $1, name = '' WHERE id = $2 AND claimed_at IS NULL AND state <> 'deleted' RETURNING id`;

export const markOwnDeleted = {
  text: markOwnDeletedText,
  /** @returns the rows */
  async run(params: MarkOwnDeletedParams, on: Queryable): Promise<MarkOwnDeletedResult[]> {
    return (await on.query<MarkOwnDeletedResult>(markOwnDeletedText, [params.now, params.id])).rows;
  },
};

export interface MarkSomeOfOwnerDeletedParams {
  now: Date | string;
  ownerId: string;
  limit: number;
}

export interface MarkSomeOfOwnerDeletedResult {
  id: string;
}

const markSomeOfOwnerDeletedText = `UPDATE files SET state = 'deleted', deleted_at = $1, name = ''
 WHERE id IN (SELECT id FROM files WHERE owner_id = $2 AND state <> 'deleted' AND subject_kind IS DISTINCT FROM 'team-message' ORDER BY id LIMIT $3) RETURNING id`;

export const markSomeOfOwnerDeleted = {
  text: markSomeOfOwnerDeletedText,
  /** @returns the rows */
  async run(params: MarkSomeOfOwnerDeletedParams, on: Queryable): Promise<MarkSomeOfOwnerDeletedResult[]> {
    return (await on.query<MarkSomeOfOwnerDeletedResult>(markSomeOfOwnerDeletedText, [params.now, params.ownerId, params.limit])).rows;
  },
};

export interface MarkStaleDeletedParams {
  now: Date | string;
  before: Date | string;
  limit: number;
}

export interface MarkStaleDeletedResult {
  id: string;
}

const markStaleDeletedText = `UPDATE files SET state = 'deleted', deleted_at = $1, name = ''
 WHERE id IN (SELECT id FROM files WHERE claimed_at IS NULL AND state <> 'deleted' AND touched_at < $2 ORDER BY id LIMIT $3) RETURNING id`;

export const markStaleDeleted = {
  text: markStaleDeletedText,
  /** @returns the rows */
  async run(params: MarkStaleDeletedParams, on: Queryable): Promise<MarkStaleDeletedResult[]> {
    return (await on.query<MarkStaleDeletedResult>(markStaleDeletedText, [params.now, params.before, params.limit])).rows;
  },
};

export interface FilesToRemoveParams {
  now: Date | string;
  after?: string | null;
  limit: number;
}

export interface FilesToRemoveResult {
  id: string;
}

const filesToRemoveText = `SELECT id FROM files WHERE state = 'deleted' AND removed_at IS NULL AND (leased_until IS NULL OR leased_until < $1) AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3`;

export const filesToRemove = {
  text: filesToRemoveText,
  /** @returns the rows */
  async run(params: FilesToRemoveParams, on: Queryable): Promise<FilesToRemoveResult[]> {
    return (await on.query<FilesToRemoveResult>(filesToRemoveText, [params.now, params.after, params.limit])).rows;
  },
};

export interface MarkRemovedParams {
  now: Date | string;
  id: string;
}

const markRemovedText = `UPDATE files SET removed_at = $1 WHERE id = $2 AND state = 'deleted' AND removed_at IS NULL`;

export const markRemoved = {
  text: markRemovedText,
  /** @returns how many rows it touched */
  async run(params: MarkRemovedParams, on: Queryable): Promise<number> {
    return (await on.query(markRemovedText, [params.now, params.id])).rowCount;
  },
};

export interface ReleaseCheckParams {
  until: Date | string;
  id: string;
  lease: Date | string;
}

const releaseCheckText = `UPDATE files SET checks = checks - 1, leased_until = $1 WHERE id = $2 AND state = 'checking' AND leased_until = $3`;

export const releaseCheck = {
  text: releaseCheckText,
  /** @returns how many rows it touched */
  async run(params: ReleaseCheckParams, on: Queryable): Promise<number> {
    return (await on.query(releaseCheckText, [params.until, params.id, params.lease])).rowCount;
  },
};

export interface EndLeaseParams {
  id: string;
  lease: Date | string;
}

const endLeaseText = `UPDATE files SET leased_until = NULL WHERE id = $1 AND leased_until = $2`;

export const endLease = {
  text: endLeaseText,
  /** @returns how many rows it touched */
  async run(params: EndLeaseParams, on: Queryable): Promise<number> {
    return (await on.query(endLeaseText, [params.id, params.lease])).rowCount;
  },
};

export interface StrayPartsParams {
  limit: number;
}

export interface StrayPartsResult {
  id: string;
}

const strayPartsText = `SELECT DISTINCT f.id FROM file_parts p JOIN files f ON f.id = p.file_id WHERE f.state IN ('ready', 'refused') LIMIT $1`;

export const strayParts = {
  text: strayPartsText,
  /** @returns the rows */
  async run(params: StrayPartsParams, on: Queryable): Promise<StrayPartsResult[]> {
    return (await on.query<StrayPartsResult>(strayPartsText, [params.limit])).rows;
  },
};

export interface ForgetRemovedParams {
  before: Date | string;
}

const forgetRemovedText = `DELETE FROM files WHERE state = 'deleted' AND claimed_at IS NULL AND removed_at < $1`;

export const forgetRemoved = {
  text: forgetRemovedText,
  /** @returns how many rows it touched */
  async run(params: ForgetRemovedParams, on: Queryable): Promise<number> {
    return (await on.query(forgetRemovedText, [params.before])).rowCount;
  },
};
