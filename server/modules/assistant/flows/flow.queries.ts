// Made from flow.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface CurrentVersionResult {
  version: number;
  flow: unknown;
}

const currentVersionText = `SELECT v.version AS "version", v.flow AS "flow" FROM assistant_flow_versions v ORDER BY v.version DESC LIMIT 1`;

export const currentVersion = {
  text: currentVersionText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<CurrentVersionResult[]> {
    return (await on.query<CurrentVersionResult>(currentVersionText)).rows;
  },
};

export interface VersionOfParams {
  version: number;
}

export interface VersionOfResult {
  flow: unknown;
}

const versionOfText = `SELECT v.flow AS "flow" FROM assistant_flow_versions v WHERE v.version = $1`;

export const versionOf = {
  text: versionOfText,
  /** @returns the rows */
  async run(params: VersionOfParams, on: Queryable): Promise<VersionOfResult[]> {
    return (await on.query<VersionOfResult>(versionOfText, [params.version])).rows;
  },
};

export interface ListVersionsParams {
  limit: number;
}

export interface ListVersionsResult {
  version: number;
  note: string;
  restoredFrom: number | null;
  publishedAt: Date;
  publishedById: string;
  publishedByName: string;
}

const listVersionsText = `SELECT v.version AS "version", v.note AS "note", v.restored_from AS "restoredFrom", v.published_at AS "publishedAt", v.published_by AS "publishedById", p.name AS "publishedByName"
  FROM assistant_flow_versions v JOIN identity_profiles p ON p.person_id = v.published_by ORDER BY v.version DESC LIMIT $1::int`;

export const listVersions = {
  text: listVersionsText,
  /** @returns the rows */
  async run(params: ListVersionsParams, on: Queryable): Promise<ListVersionsResult[]> {
    return (await on.query<ListVersionsResult>(listVersionsText, [params.limit])).rows;
  },
};

export interface InsertVersionParams {
  flow: object | number | boolean;
  note: string;
  restoredFrom?: number | null;
  now: Date | string;
}

export interface InsertVersionResult {
  version: number;
}

const insertVersionText = `INSERT INTO assistant_flow_versions (version, flow, note, restored_from, published_by, published_at)
SELECT coalesce(max(v.version), 0) + 1, $1::jsonb, $2, $3::int, actor_id(), $4 FROM assistant_flow_versions v
RETURNING version AS "version"`;

export const insertVersion = {
  text: insertVersionText,
  /** @returns the rows */
  async run(params: InsertVersionParams, on: Queryable): Promise<InsertVersionResult[]> {
    return (await on.query<InsertVersionResult>(insertVersionText, [JSON.stringify(params.flow), params.note, params.restoredFrom, params.now])).rows;
  },
};

export interface LockFlowResult {
  locked: string;
}

const lockFlowText = `SELECT pg_advisory_xact_lock(hashtextextended('assistant.flow', 0))::text AS "locked"`;

export const lockFlow = {
  text: lockFlowText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockFlowResult[]> {
    return (await on.query<LockFlowResult>(lockFlowText)).rows;
  },
};

export interface FindDraftResult {
  flow: unknown;
  revision: number;
  basedOn: number;
  savedAt: Date;
  savedById: string;
  savedByName: string;
}

const findDraftText = `SELECT d.flow AS "flow", d.revision AS "revision", d.based_on AS "basedOn", d.saved_at AS "savedAt", d.saved_by AS "savedById", p.name AS "savedByName"
  FROM assistant_flow_draft d JOIN identity_profiles p ON p.person_id = d.saved_by`;

export const findDraft = {
  text: findDraftText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<FindDraftResult[]> {
    return (await on.query<FindDraftResult>(findDraftText)).rows;
  },
};

export interface SaveDraftParams {
  flow: object | number | boolean;
  basedOn: number;
  now: Date | string;
}

const saveDraftText = `INSERT INTO assistant_flow_draft (flow, revision, based_on, saved_by, saved_at) VALUES ($1::jsonb, 1, $2, actor_id(), $3)
ON CONFLICT (single) DO UPDATE SET flow = excluded.flow, revision = assistant_flow_draft.revision + 1, saved_by = excluded.saved_by, saved_at = excluded.saved_at`;

export const saveDraft = {
  text: saveDraftText,
  /** @returns how many rows it touched */
  async run(params: SaveDraftParams, on: Queryable): Promise<number> {
    return (await on.query(saveDraftText, [JSON.stringify(params.flow), params.basedOn, params.now])).rowCount;
  },
};

const dropDraftText = `DELETE FROM assistant_flow_draft`;

export const dropDraft = {
  text: dropDraftText,
  /** @returns how many rows it touched */
  async run(_params: void, on: Queryable): Promise<number> {
    return (await on.query(dropDraftText)).rowCount;
  },
};
