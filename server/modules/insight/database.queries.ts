// Made from database.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface OverviewResult {
  name: string;
  version: string;
  startedAt: Date;
  owner: string;
  seesAll: boolean;
  sizeBytes: number;
  maxConnections: number;
  connections: number;
  hits: number;
  reads: number;
  since: Date | null;
}

const overviewText = `SELECT o.database AS "name", o.version AS "version", o.started_at AS "startedAt", o.owner AS "owner", o.sees_all AS "seesAll", o.size_bytes AS "sizeBytes",
       o.max_connections AS "maxConnections", o.connections AS "connections", o.blocks_hit AS "hits", o.blocks_read AS "reads", o.since AS "since"
  FROM insight.database_overview() o`;

export const overview = {
  text: overviewText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<OverviewResult[]> {
    return (await on.query<OverviewResult>(overviewText)).rows;
  },
};

export interface TablesParams {
  exactBytes: number;
}

export interface TablesResult {
  schema: string;
  table: string;
  partitions: number;
  rows: number;
  exact: boolean;
  tableBytes: number;
  indexBytes: number;
  toastBytes: number;
  liveRows: number;
  deadRows: number;
  lastVacuumAt: Date | null;
  lastAnalyzeAt: Date | null;
}

const tablesText = `SELECT f.schema_name AS "schema", f.table_name AS "table", f.partitions AS "partitions", f.row_count AS "rows", f.exact AS "exact", f.table_bytes AS "tableBytes",
       f.index_bytes AS "indexBytes", f.toast_bytes AS "toastBytes", f.live_rows AS "liveRows", f.dead_rows AS "deadRows", f.last_vacuum AS "lastVacuumAt", f.last_analyze AS "lastAnalyzeAt"
  FROM insight.table_figures($1) f`;

export const tables = {
  text: tablesText,
  /** @returns the rows */
  async run(params: TablesParams, on: Queryable): Promise<TablesResult[]> {
    return (await on.query<TablesResult>(tablesText, [params.exactBytes])).rows;
  },
};

export interface IndexesResult {
  schema: string;
  table: string;
  index: string;
  scans: number;
  rowsRead: number;
  bytes: number;
  guards: boolean;
  lastScanAt: Date | null;
}

const indexesText = `SELECT f.schema_name AS "schema", f.table_name AS "table", f.index_name AS "index", f.scans AS "scans", f.rows_read AS "rowsRead", f.bytes AS "bytes", f.guards AS "guards", f.last_scan AS "lastScanAt"
  FROM insight.index_figures() f`;

export const indexes = {
  text: indexesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<IndexesResult[]> {
    return (await on.query<IndexesResult>(indexesText)).rows;
  },
};

export interface StatementsSourceResult {
  state: string;
  since: Date | null;
  evicted: number | null;
}

const statementsSourceText = `SELECT s.state AS "state", s.since AS "since", s.evicted AS "evicted" FROM insight.statements_source() s`;

export const statementsSource = {
  text: statementsSourceText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<StatementsSourceResult[]> {
    return (await on.query<StatementsSourceResult>(statementsSourceText)).rows;
  },
};

export interface StatementsParams {
  by: string;
  limit: number;
}

export interface StatementsResult {
  text: string;
  calls: number;
  meanMs: number;
  totalMs: number;
  slowestMs: number;
  rows: number;
  share: number;
}

const statementsText = `SELECT f.statement AS "text", f.calls AS "calls", f.mean_ms AS "meanMs", f.total_ms AS "totalMs", f.slowest_ms AS "slowestMs", f.row_count AS "rows", coalesce(f.share, 0) AS "share"
  FROM insight.statement_figures($1, $2) f`;

export const statements = {
  text: statementsText,
  /** @returns the rows */
  async run(params: StatementsParams, on: Queryable): Promise<StatementsResult[]> {
    return (await on.query<StatementsResult>(statementsText, [params.by, params.limit])).rows;
  },
};

export interface ConnectionsResult {
  state: string;
  here: boolean;
  count: number;
  longestSeconds: number | null;
}

const connectionsText = `SELECT f.state AS "state", f.here AS "here", f.connections AS "count", f.longest_seconds AS "longestSeconds" FROM insight.connection_figures() f`;

export const connections = {
  text: connectionsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ConnectionsResult[]> {
    return (await on.query<ConnectionsResult>(connectionsText)).rows;
  },
};

export interface ReplicasResult {
  name: string;
  state: string;
  sync: string;
  behindBytes: number | null;
  behindSeconds: number | null;
}

const replicasText = `SELECT r.name AS "name", coalesce(r.state, 'unknown') AS "state", coalesce(r.sync_state, 'unknown') AS "sync", r.behind_bytes AS "behindBytes", r.behind_seconds AS "behindSeconds" FROM insight.replicas() r`;

export const replicas = {
  text: replicasText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ReplicasResult[]> {
    return (await on.query<ReplicasResult>(replicasText)).rows;
  },
};

export interface JobsParams {
  now: Date | string;
}

export interface JobsResult {
  task: string;
  waiting: number;
  scheduled: number;
  running: number;
  failing: number;
  givenUp: number;
  oldestSeconds: number | null;
}

const jobsText = `SELECT f.task AS "task", f.waiting AS "waiting", f.scheduled AS "scheduled", f.running AS "running", f.failing AS "failing", f.given_up AS "givenUp", f.oldest_seconds AS "oldestSeconds"
  FROM insight.job_figures($1) f`;

export const jobs = {
  text: jobsText,
  /** @returns the rows */
  async run(params: JobsParams, on: Queryable): Promise<JobsResult[]> {
    return (await on.query<JobsResult>(jobsText, [params.now])).rows;
  },
};
