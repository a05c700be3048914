// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LastExportParams {
  personId: string;
}

export interface LastExportResult {
  id: string;
  askedAt: Date;
  readyAt: Date | null;
  failedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date | null;
  fetchedAt: Date | null;
  rows: number | null;
  bytes: number | null;
}

const lastExportText = `SELECT x.id, x.asked_at AS "askedAt", x.ready_at AS "readyAt", x.failed_at AS "failedAt", x.withdrawn_at AS "withdrawnAt", x.expires_at AS "expiresAt", x.fetched_at AS "fetchedAt", x.rows, x.bytes
  FROM identity_exports x WHERE x.person_id = $1 ORDER BY x.asked_at DESC, x.id DESC LIMIT 1`;

export const lastExport = {
  text: lastExportText,
  /** @returns the rows */
  async run(params: LastExportParams, on: Queryable): Promise<LastExportResult[]> {
    return (await on.query<LastExportResult>(lastExportText, [params.personId])).rows;
  },
};

export interface AddExportParams {
  personId: string;
  now: Date | string;
}

export interface AddExportResult {
  id: string;
}

const addExportText = `INSERT INTO identity_exports (person_id, asked_at) VALUES ($1, $2) RETURNING id`;

export const addExport = {
  text: addExportText,
  /** @returns the rows */
  async run(params: AddExportParams, on: Queryable): Promise<AddExportResult[]> {
    return (await on.query<AddExportResult>(addExportText, [params.personId, params.now])).rows;
  },
};

export interface WaitingParams {
  now: Date | string;
}

export interface WaitingResult {
  id: string;
}

const waitingText = `SELECT x.id FROM identity_exports x WHERE x.ready_at IS NULL AND x.failed_at IS NULL AND x.withdrawn_at IS NULL AND (x.claimed_until IS NULL OR x.claimed_until <= $1) ORDER BY x.asked_at LIMIT 20`;

export const waiting = {
  text: waitingText,
  /** @returns the rows */
  async run(params: WaitingParams, on: Queryable): Promise<WaitingResult[]> {
    return (await on.query<WaitingResult>(waitingText, [params.now])).rows;
  },
};

export interface ClaimParams {
  until: Date | string;
  folder: string;
  id: string;
  now: Date | string;
}

export interface ClaimResult {
  personId: string;
  attempts: number;
  oldFolder: string | null;
}

const claimText = `UPDATE identity_exports SET claimed_until = $1, attempts = attempts + 1, folder = $2
 WHERE id = $3 AND ready_at IS NULL AND failed_at IS NULL AND withdrawn_at IS NULL AND (claimed_until IS NULL OR claimed_until <= $4)
RETURNING person_id AS "personId", attempts, old.folder AS "oldFolder"`;

export const claim = {
  text: claimText,
  /** @returns the rows */
  async run(params: ClaimParams, on: Queryable): Promise<ClaimResult[]> {
    return (await on.query<ClaimResult>(claimText, [params.until, params.folder, params.id, params.now])).rows;
  },
};

export interface KeepClaimParams {
  until: Date | string;
  id: string;
  folder: string;
}

export interface KeepClaimResult {
  id: string;
}

const keepClaimText = `UPDATE identity_exports SET claimed_until = $1 WHERE id = $2 AND folder = $3 AND ready_at IS NULL RETURNING id`;

export const keepClaim = {
  text: keepClaimText,
  /** @returns the rows */
  async run(params: KeepClaimParams, on: Queryable): Promise<KeepClaimResult[]> {
    return (await on.query<KeepClaimResult>(keepClaimText, [params.until, params.id, params.folder])).rows;
  },
};

export interface GiveUpClaimParams {
  failed: boolean;
  now: Date | string;
  id: string;
  folder: string;
}

const giveUpClaimText = `UPDATE identity_exports SET claimed_until = NULL, failed_at = CASE WHEN $1::boolean THEN $2::timestamptz END WHERE id = $3 AND folder = $4 AND ready_at IS NULL`;

export const giveUpClaim = {
  text: giveUpClaimText,
  /** @returns how many rows it touched */
  async run(params: GiveUpClaimParams, on: Queryable): Promise<number> {
    return (await on.query(giveUpClaimText, [params.failed, params.now, params.id, params.folder])).rowCount;
  },
};

export interface WithdrawParams {
  now: Date | string;
  id: string;
  folder: string;
}

export interface WithdrawResult {
  id: string;
}

const withdrawText = `UPDATE identity_exports SET claimed_until = NULL, withdrawn_at = $1 WHERE id = $2 AND folder = $3 AND ready_at IS NULL RETURNING id`;

export const withdraw = {
  text: withdrawText,
  /** @returns the rows */
  async run(params: WithdrawParams, on: Queryable): Promise<WithdrawResult[]> {
    return (await on.query<WithdrawResult>(withdrawText, [params.now, params.id, params.folder])).rows;
  },
};

export interface FinishExportParams {
  now: Date | string;
  pieces: number;
  rows: number;
  bytes: number;
  digest: string;
  tokenHash: string;
  expiresAt: Date | string;
  id: string;
  folder: string;
}

export interface FinishExportResult {
  id: string;
}

const finishExportText = `UPDATE identity_exports SET ready_at = $1, claimed_until = NULL, pieces = $2, rows = $3, bytes = $4, digest = $5, token_hash = $6, expires_at = $7
 WHERE id = $8 AND folder = $9 AND ready_at IS NULL AND failed_at IS NULL RETURNING id`;

export const finishExport = {
  text: finishExportText,
  /** @returns the rows */
  async run(params: FinishExportParams, on: Queryable): Promise<FinishExportResult[]> {
    return (await on.query<FinishExportResult>(finishExportText, [params.now, params.pieces, params.rows, params.bytes, params.digest, params.tokenHash, params.expiresAt, params.id, params.folder])).rows;
  },
};

export interface TakeLinkParams {
  now: Date | string;
  fetchId: string;
  tokenHash: string;
  personId: string;
  stale: Date | string;
}

export interface TakeLinkResult {
  id: string;
  folder: string | null;
  pieces: number | null;
  bytes: number | null;
}

const takeLinkText = `UPDATE identity_exports SET fetching_since = $1, fetch_id = $2
 WHERE token_hash = $3 AND person_id = $4 AND expires_at > $1 AND fetched_at IS NULL AND (fetching_since IS NULL OR fetching_since < $5)
RETURNING id, folder, pieces, bytes`;

export const takeLink = {
  text: takeLinkText,
  /** @returns the rows */
  async run(params: TakeLinkParams, on: Queryable): Promise<TakeLinkResult[]> {
    return (await on.query<TakeLinkResult>(takeLinkText, [params.now, params.fetchId, params.tokenHash, params.personId, params.stale])).rows;
  },
};

export interface ReleaseLinkParams {
  id: string;
  fetchId: string;
}

const releaseLinkText = `UPDATE identity_exports SET fetching_since = NULL, fetch_id = NULL WHERE id = $1 AND fetch_id = $2 AND fetched_at IS NULL`;

export const releaseLink = {
  text: releaseLinkText,
  /** @returns how many rows it touched */
  async run(params: ReleaseLinkParams, on: Queryable): Promise<number> {
    return (await on.query(releaseLinkText, [params.id, params.fetchId])).rowCount;
  },
};

export interface KeepLinkParams {
  now: Date | string;
  id: string;
  fetchId: string;
}

const keepLinkText = `UPDATE identity_exports SET fetching_since = $1 WHERE id = $2 AND fetch_id = $3 AND fetched_at IS NULL`;

export const keepLink = {
  text: keepLinkText,
  /** @returns how many rows it touched */
  async run(params: KeepLinkParams, on: Queryable): Promise<number> {
    return (await on.query(keepLinkText, [params.now, params.id, params.fetchId])).rowCount;
  },
};

export interface UseLinkParams {
  now: Date | string;
  id: string;
}

export interface UseLinkResult {
  id: string;
}

const useLinkText = `UPDATE identity_exports SET fetched_at = $1 WHERE id = $2 AND fetched_at IS NULL RETURNING id`;

export const useLink = {
  text: useLinkText,
  /** @returns the rows */
  async run(params: UseLinkParams, on: Queryable): Promise<UseLinkResult[]> {
    return (await on.query<UseLinkResult>(useLinkText, [params.now, params.id])).rows;
  },
};

export interface ToRemoveParams {
  now: Date | string;
  stale: Date | string;
}

export interface ToRemoveResult {
  id: string;
  folder: string | null;
}

const toRemoveText = `SELECT x.id, x.folder FROM identity_exports x
 WHERE x.removed_at IS NULL AND x.folder IS NOT NULL AND (x.fetched_at IS NOT NULL OR x.failed_at IS NOT NULL OR x.withdrawn_at IS NOT NULL OR (x.expires_at <= $1 AND (x.fetching_since IS NULL OR x.fetching_since < $2))) LIMIT 50`;

export const toRemove = {
  text: toRemoveText,
  /** @returns the rows */
  async run(params: ToRemoveParams, on: Queryable): Promise<ToRemoveResult[]> {
    return (await on.query<ToRemoveResult>(toRemoveText, [params.now, params.stale])).rows;
  },
};

export interface NoteRemovedParams {
  now: Date | string;
  id: string;
}

const noteRemovedText = `UPDATE identity_exports SET removed_at = $1 WHERE id = $2`;

export const noteRemoved = {
  text: noteRemovedText,
  /** @returns how many rows it touched */
  async run(params: NoteRemovedParams, on: Queryable): Promise<number> {
    return (await on.query(noteRemovedText, [params.now, params.id])).rowCount;
  },
};
