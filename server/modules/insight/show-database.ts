import type { DatabaseFigures, StatementFigures } from "../../../contract/insight.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { bloatHint } from "./bloat-hint.ts";
import * as queries from "./database.queries.ts";
import { missingPermission, missingStatements } from "./missing-sources.ts";
import { statementName } from "./statement-names.ts";

/** Rows of a table up to this size are counted; larger ones are estimated, so that the page never reads a large table. */
const exactBytes = 4 * 1024 * 1024;
const listed = 20;

/**
 * AD-2: the database's own figures. What can't be read is said with the command that gives it, never shown as zero.
 * @throws 403 by the database when the actor does not hold `insight.read`
 */
export async function showDatabase(tx: Tx): Promise<DatabaseFigures> {
  const [overview] = await queries.overview.run(undefined, tx);
  if (!overview) throw new Error("the database has no statistics about itself");
  const { name, version, owner, seesAll, hits, reads } = overview;
  const states = seesAll ? await queries.connections.run(undefined, tx) : null;
  // Asked a moment later: meanwhile more may have come.
  const total = Math.max(overview.connections, states?.reduce((sum, { count }) => sum + count, 0) ?? 0);
  return {
    at: tx.now.toISOString(), name, version, startedAt: overview.startedAt.toISOString(), sizeBytes: overview.sizeBytes, since: iso(overview.since),
    cache: { hits, reads, ratio: hits + reads > 0 ? hits / (hits + reads) : null },
    tables: await tables(tx), indexes: await indexes(tx),
    statements: await statements(tx, { owner, name }),
    connections: {
      total, max: overview.maxConnections,
      states: states ? { source: "ready", items: states } : missingPermission(owner, "what other roles' connections do"),
    },
    replication: seesAll ? { source: "ready", items: await queries.replicas.run(undefined, tx) } : missingPermission(owner, "how far replicas are"),
    jobs: await jobs(tx),
  };
}

async function tables(tx: Tx): Promise<DatabaseFigures["tables"]> {
  return (await queries.tables.run({ exactBytes }, tx)).map(({ tableBytes: table, indexBytes: indexes, toastBytes: toast, liveRows, lastVacuumAt, lastAnalyzeAt, ...rest }) => ({
    ...rest, bytes: { table, indexes, toast, total: table + indexes + toast },
    bloat: bloatHint(`${rest.schema}.${rest.table}`, liveRows, rest.deadRows), lastVacuumAt: iso(lastVacuumAt), lastAnalyzeAt: iso(lastAnalyzeAt),
  }));
}

async function indexes(tx: Tx): Promise<DatabaseFigures["indexes"]> {
  return (await queries.indexes.run(undefined, tx)).map(({ guards, lastScanAt, ...rest }) => ({ ...rest, lastScanAt: iso(lastScanAt), unused: rest.scans === 0 && !guards }));
}

async function statements(tx: Tx, at: { owner: string; name: string }): Promise<DatabaseFigures["statements"]> {
  const [source] = await queries.statementsSource.run(undefined, tx);
  if (source?.state !== "ready") return missingStatements(source?.state ?? "no_extension", at);
  const by = async (order: "mean" | "calls" | "total"): Promise<StatementFigures[]> =>
    (await queries.statements.run({ by: order, limit: listed }, tx)).map((row) => ({ name: statementName(row.text), ...row }));
  return { source: "ready", since: iso(source.since), evicted: source.evicted ?? 0, slowest: await by("mean"), mostFrequent: await by("calls"), mostTime: await by("total") };
}

async function jobs(tx: Tx): Promise<DatabaseFigures["jobs"]> {
  const tasks = await queries.jobs.run({ now: tx.now }, tx);
  const sum = (pick: (task: (typeof tasks)[number]) => number) => tasks.reduce((total, task) => total + pick(task), 0);
  const ages = tasks.flatMap((task) => task.oldestSeconds ?? []);
  return {
    waiting: sum((t) => t.waiting), scheduled: sum((t) => t.scheduled), running: sum((t) => t.running), failing: sum((t) => t.failing), givenUp: sum((t) => t.givenUp),
    oldestSeconds: ages.length > 0 ? Math.max(...ages) : null, tasks,
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
