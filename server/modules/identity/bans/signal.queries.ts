// Made from signal.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface VisitorFactsParams {
  personId: string;
}

export interface VisitorFactsResult {
  email: string | null;
  createdAt: Date;
  isStaff: boolean;
}

const visitorFactsText = `-- An address that was only typed is somebody else's: it tells nothing about this person.
SELECT CASE WHEN p.claimed_email IS NULL THEN p.email END AS "email", p.created_at AS "createdAt", i.is_staff AS "isStaff" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id WHERE p.id = $1`;

export const visitorFacts = {
  text: visitorFactsText,
  /** @returns the rows */
  async run(params: VisitorFactsParams, on: Queryable): Promise<VisitorFactsResult[]> {
    return (await on.query<VisitorFactsResult>(visitorFactsText, [params.personId])).rows;
  },
};

export interface StoreSignalsParams {
  personId: string;
  now: Date | string;
  kinds: readonly (string | null)[];
  hashes: readonly (string | null)[];
}

const storeSignalsText = `INSERT INTO identity_signals (person_id, kind, hash, seen_at)
SELECT $1::uuid, s.kind, s.hash, $2::timestamptz FROM unnest($3::text[], $4::text[]) AS s(kind, hash)
ON CONFLICT (person_id, kind, hash) DO UPDATE SET seen_at = excluded.seen_at`;

export const storeSignals = {
  text: storeSignalsText,
  /** @returns how many rows it touched */
  async run(params: StoreSignalsParams, on: Queryable): Promise<number> {
    return (await on.query(storeSignalsText, [params.personId, params.now, params.kinds, params.hashes])).rowCount;
  },
};

export interface KeepNewestParams {
  personId: string;
  keep: number;
}

const keepNewestText = `DELETE FROM identity_signals WHERE person_id = $1 AND (kind, hash) NOT IN (
  SELECT s.kind, s.hash FROM identity_signals s WHERE s.person_id = $1 ORDER BY s.seen_at DESC LIMIT $2)`;

export const keepNewest = {
  text: keepNewestText,
  /** @returns how many rows it touched */
  async run(params: KeepNewestParams, on: Queryable): Promise<number> {
    return (await on.query(keepNewestText, [params.personId, params.keep])).rowCount;
  },
};

export interface CopyToBanParams {
  banId: string;
  personId: string;
}

const copyToBanText = `INSERT INTO identity_ban_signals (ban_id, kind, hash)
SELECT $1, s.kind, s.hash FROM identity_signals s WHERE s.person_id = $2 ON CONFLICT DO NOTHING`;

export const copyToBan = {
  text: copyToBanText,
  /** @returns how many rows it touched */
  async run(params: CopyToBanParams, on: Queryable): Promise<number> {
    return (await on.query(copyToBanText, [params.banId, params.personId])).rowCount;
  },
};

export interface AddToBanParams {
  now: Date | string;
  banId: string;
  kinds: readonly (string | null)[];
  hashes: readonly (string | null)[];
}

const addToBanText = `WITH tried AS (UPDATE identity_bans SET attempts = attempts + 1, last_attempt_at = $1 WHERE id = $2)
INSERT INTO identity_ban_signals (ban_id, kind, hash) SELECT $2::uuid, s.kind, s.hash FROM unnest($3::text[], $4::text[]) AS s(kind, hash) ON CONFLICT DO NOTHING`;

export const addToBan = {
  text: addToBanText,
  /** @returns how many rows it touched */
  async run(params: AddToBanParams, on: Queryable): Promise<number> {
    return (await on.query(addToBanText, [params.now, params.banId, params.kinds, params.hashes])).rowCount;
  },
};

export interface CopyFromBanParams {
  banId: string;
  from: string;
}

const copyFromBanText = `INSERT INTO identity_ban_signals (ban_id, kind, hash)
SELECT $1, s.kind, s.hash FROM identity_ban_signals s WHERE s.ban_id = $2 ON CONFLICT DO NOTHING`;

export const copyFromBan = {
  text: copyFromBanText,
  /** @returns how many rows it touched */
  async run(params: CopyFromBanParams, on: Queryable): Promise<number> {
    return (await on.query(copyFromBanText, [params.banId, params.from])).rowCount;
  },
};

export interface BansThatMatchParams {
  kinds: readonly (string | null)[];
  hashes: readonly (string | null)[];
  personId: string;
  now: Date | string;
}

export interface BansThatMatchResult {
  banId: string;
  bannedAt: Date;
  signals: string[];
}

const bansThatMatchText = `SELECT b.id AS "banId", b.banned_at AS "bannedAt", array_agg(DISTINCT s.kind ORDER BY s.kind) AS "signals"
  FROM identity_ban_signals s JOIN identity_bans b ON b.id = s.ban_id
  JOIN unnest($1::text[], $2::text[]) AS v(kind, hash) ON v.kind = s.kind AND v.hash = s.hash
 WHERE b.person_id <> $3 AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > $4)
 GROUP BY b.id ORDER BY b.id`;

export const bansThatMatch = {
  text: bansThatMatchText,
  /** @returns the rows */
  async run(params: BansThatMatchParams, on: Queryable): Promise<BansThatMatchResult[]> {
    return (await on.query<BansThatMatchResult>(bansThatMatchText, [params.kinds, params.hashes, params.personId, params.now])).rows;
  },
};

export interface RaiseAlertParams {
  banId: string;
  personId: string;
  signals: readonly (string | null)[];
  strength: string;
  action: string;
  now: Date | string;
}

export interface RaiseAlertResult {
  id: string;
  news: boolean;
}

const raiseAlertText = `INSERT INTO identity_security_alerts AS a (ban_id, person_id, signals, strength, action, first_at, last_at)
VALUES ($1, $2, $3::text[], $4, $5, $6, $6)
ON CONFLICT (ban_id, person_id) DO UPDATE SET attempts = a.attempts + 1, last_at = excluded.last_at, action = excluded.action,
  signals = ARRAY (SELECT DISTINCT k FROM unnest(a.signals || excluded.signals) k ORDER BY k),
  strength = CASE WHEN 'strong' IN (a.strength, excluded.strength) THEN 'strong' ELSE 'weak' END,
  reviewed_at = CASE WHEN a.signals @> excluded.signals THEN a.reviewed_at END, reviewed_by = CASE WHEN a.signals @> excluded.signals THEN a.reviewed_by END
RETURNING a.id, (old.id IS NULL OR NOT old.signals @> $3::text[]) AS "news"`;

export const raiseAlert = {
  text: raiseAlertText,
  /** @returns the rows */
  async run(params: RaiseAlertParams, on: Queryable): Promise<RaiseAlertResult[]> {
    return (await on.query<RaiseAlertResult>(raiseAlertText, [params.banId, params.personId, params.signals, params.strength, params.action, params.now])).rows;
  },
};

export interface DropOldSignalsParams {
  before: Date | string;
}

const dropOldSignalsText = `DELETE FROM identity_signals WHERE seen_at < $1`;

export const dropOldSignals = {
  text: dropOldSignalsText,
  /** @returns how many rows it touched */
  async run(params: DropOldSignalsParams, on: Queryable): Promise<number> {
    return (await on.query(dropOldSignalsText, [params.before])).rowCount;
  },
};

export interface ReviewAlertParams {
  by: string;
  now: Date | string;
  note?: string | null;
  id: string;
}

export interface ReviewAlertResult {
  id: string;
}

const reviewAlertText = `UPDATE identity_security_alerts SET reviewed_by = $1, reviewed_at = $2, review_note = $3 WHERE id = $4 RETURNING id`;

export const reviewAlert = {
  text: reviewAlertText,
  /** @returns the rows */
  async run(params: ReviewAlertParams, on: Queryable): Promise<ReviewAlertResult[]> {
    return (await on.query<ReviewAlertResult>(reviewAlertText, [params.by, params.now, params.note, params.id])).rows;
  },
};
