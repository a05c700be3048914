// Made from direct.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface OpenDirectParams {
  username: string;
  perDay: number;
  now: Date | string;
}

export interface OpenDirectResult {
  outcome: string;
  conversationId: string | null;
  otherId: string | null;
  retryAt: Date | null;
}

const openDirectText = `SELECT d.outcome AS "outcome", d.conversation_id AS "conversationId", d.other_id AS "otherId", d.retry_at AS "retryAt"
  FROM conversation_open_direct($1::text, $2::int, $3::timestamptz) d`;

export const openDirect = {
  text: openDirectText,
  /** @returns the rows */
  async run(params: OpenDirectParams, on: Queryable): Promise<OpenDirectResult[]> {
    return (await on.query<OpenDirectResult>(openDirectText, [params.username, params.perDay, params.now])).rows;
  },
};

export interface SetBlockParams {
  username: string;
  blocked: boolean;
  now: Date | string;
}

export interface SetBlockResult {
  otherId: string;
  conversationId: string | null;
  changed: boolean;
}

const setBlockText = `SELECT b.other_id AS "otherId", b.conversation_id AS "conversationId", b.changed AS "changed" FROM conversation_set_block($1::text, $2::boolean, $3::timestamptz) b`;

export const setBlock = {
  text: setBlockText,
  /** @returns the rows */
  async run(params: SetBlockParams, on: Queryable): Promise<SetBlockResult[]> {
    return (await on.query<SetBlockResult>(setBlockText, [params.username, params.blocked, params.now])).rows;
  },
};

export interface DirectStateParams {
  id: string;
  now: Date | string;
}

export interface DirectStateResult {
  blockedByMe: boolean;
  takesMessages: boolean;
}

const directStateText = `SELECT s.blocked_by_me AS "blockedByMe", s.takes_messages AS "takesMessages" FROM conversation_direct_state($1::uuid, $2::timestamptz) s`;

export const directState = {
  text: directStateText,
  /** @returns the rows */
  async run(params: DirectStateParams, on: Queryable): Promise<DirectStateResult[]> {
    return (await on.query<DirectStateResult>(directStateText, [params.id, params.now])).rows;
  },
};

export interface BlockedByMeParams {
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface BlockedByMeResult {
  id: string;
  blockedAt: Date;
  name: string | null;
  username: string | null;
  image: string | null;
  isStaff: boolean | null;
}

const blockedByMeText = `SELECT b.blocked_id AS "id", b.blocked_at AS "blockedAt", i.name AS "name", i.username, i.image, i.is_staff AS "isStaff"
  FROM conversation_blocks b LEFT JOIN identity_profiles i ON i.person_id = b.blocked_id
 WHERE b.blocker_id = actor_id() AND ($1::timestamptz IS NULL OR (b.blocked_at, b.blocked_id) < ($1, $2::uuid))
 ORDER BY b.blocked_at DESC, b.blocked_id DESC LIMIT $3`;

export const blockedByMe = {
  text: blockedByMeText,
  /** @returns the rows */
  async run(params: BlockedByMeParams, on: Queryable): Promise<BlockedByMeResult[]> {
    return (await on.query<BlockedByMeResult>(blockedByMeText, [params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface HaveBlockedParams {
  personId: string;
}

export interface HaveBlockedResult {
  blocked: boolean;
}

const haveBlockedText = `SELECT EXISTS (SELECT 1 FROM conversation_blocks b WHERE b.blocker_id = actor_id() AND b.blocked_id = $1::uuid) AS "blocked"`;

export const haveBlocked = {
  text: haveBlockedText,
  /** @returns the rows */
  async run(params: HaveBlockedParams, on: Queryable): Promise<HaveBlockedResult[]> {
    return (await on.query<HaveBlockedResult>(haveBlockedText, [params.personId])).rows;
  },
};

export interface EraseTiesParams {
  personId: string;
  name: string;
  words: string;
}

export interface EraseTiesResult {
  count: number;
}

const eraseTiesText = `SELECT conversation_erase_ties($1::uuid, $2::text, $3::text) AS "count"`;

export const eraseTies = {
  text: eraseTiesText,
  /** @returns the rows */
  async run(params: EraseTiesParams, on: Queryable): Promise<EraseTiesResult[]> {
    return (await on.query<EraseTiesResult>(eraseTiesText, [params.personId, params.name, params.words])).rows;
  },
};
