import { z } from "zod";
import { actingRule, id, idParams, instant, pageOf, pageQuery, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";

const count = z.number().int();

/** One number of the dashboard (AD-1): what it counts is what its link lists. */
export const dashboardNumber = z.strictObject({
  key: z.string(), title: z.string(),
  unit: z.enum(["count", "percent", "problems"]),
  /** Null: there is nothing to count yet, such as a service level without tickets. */
  value: z.number().nullable(),
  /** The same a period ago; null where that can't be known. */
  before: z.number().nullable(),
  /** In words: what is counted, and over which time. */
  means: z.string(),
  /** The page that lists it. */
  link: z.string(),
});
export type DashboardNumber = z.infer<typeof dashboardNumber>;

/** One check of the system's health: good, a warning to look at, or bad: somebody has to act. */
export const healthCheck = z.strictObject({ key: z.string(), title: z.string(), state: z.enum(["good", "warning", "bad"]), says: z.string(), link: z.string() });
export type HealthCheck = z.infer<typeof healthCheck>;

/** A line of the audit log: who (or which rule, saved by whom) did what (the verb's words are the page's, in its language) to what. */
export const activity = z.strictObject({ id, at: instant, verb: z.string(), actor: personBrief.nullable(), actorKind: z.string(), rule: actingRule.nullable(), subject: z.strictObject({ kind: z.string(), title: z.string().nullable(), link: z.string().nullable() }) });
export type Activity = z.infer<typeof activity>;

/** What is missing for a figure, and the command that an administrator of the server runs to give it. */
const missing = z.strictObject({ source: z.literal("missing"), needs: z.string(), command: z.string() });
const ready = <T extends z.ZodRawShape>(shape: T) => z.discriminatedUnion("source", [z.strictObject({ source: z.literal("ready"), ...shape }), missing]);
export type Missing = z.infer<typeof missing>;

const tableFigures = z.strictObject({
  schema: z.string(), table: z.string(), partitions: count, rows: count, /** Counted just now, or PostgreSQL's estimate. */ exact: z.boolean(),
  bytes: z.strictObject({ table: count, indexes: count, toast: count, total: count }),
  deadRows: count, /** What to do about rows that are dead but take space; null when all is well. */ bloat: z.string().nullable(),
  lastVacuumAt: instant.nullable(), lastAnalyzeAt: instant.nullable(),
});
export type TableFigures = z.infer<typeof tableFigures>;
const indexFigures = z.strictObject({
  schema: z.string(), table: z.string(), index: z.string(), scans: count, rowsRead: count, bytes: count, lastScanAt: instant.nullable(),
  /** Not scanned since the statistics begin, and it keeps no rule. */
  unused: z.boolean(),
});
const statementFigures = z.strictObject({
  /** Where it stands in our source, such as `desk/ticket.findTicket`; null when it is not one of ours by name. */
  name: z.string().nullable(),
  /** Normalised: constants are `$n`. */
  text: z.string(), calls: count, meanMs: z.number(), totalMs: z.number(), slowestMs: z.number(), rows: count, /** Part of the time of all statements, 0–1. */ share: z.number(),
});
export type StatementFigures = z.infer<typeof statementFigures>;

/** AD-2: figures from PostgreSQL itself. Bytes are bytes, times milliseconds or instants. */
export const databaseFigures = z.strictObject({
  at: instant, name: z.string(), version: z.string(), startedAt: instant, sizeBytes: count,
  /** Scans, cache hits and dead rows are counted since then; null: since the database was made. */
  since: instant.nullable(),
  /** Part of the blocks that came from memory, 0–1; null before anything was read. */
  cache: z.strictObject({ hits: count, reads: count, ratio: z.number().nullable() }),
  tables: z.array(tableFigures), indexes: z.array(indexFigures),
  statements: ready({ since: instant.nullable(), /** Statements that were dropped because too many differ. */ evicted: count, slowest: z.array(statementFigures), mostFrequent: z.array(statementFigures), mostTime: z.array(statementFigures) }),
  connections: z.strictObject({ total: count, max: count, states: ready({ items: z.array(z.strictObject({ state: z.string(), /** Of this database. */ here: z.boolean(), count, longestSeconds: z.number().nullable() })) }) }),
  /** `items` is empty when there is no replica. */
  replication: ready({ items: z.array(z.strictObject({ name: z.string(), state: z.string(), sync: z.string(), behindBytes: count.nullable(), behindSeconds: z.number().nullable() })) }),
  jobs: z.strictObject({
    waiting: count, scheduled: count, running: count, failing: count, givenUp: count, oldestSeconds: z.number().nullable(),
    tasks: z.array(z.strictObject({ task: z.string(), waiting: count, scheduled: count, running: count, failing: count, givenUp: count, oldestSeconds: z.number().nullable() })),
  }),
});
export type DatabaseFigures = z.infer<typeof databaseFigures>;

/** A conversation with a message in the last days, as the dashboard counts them. Never its text: that is read where its own rules hold. */
const activeConversation = z.strictObject({ id, kind: z.enum(["ticket", "assistant", "character"]), number: z.string().nullable(), title: z.string(), messages: count, lastMessageAt: instant, link: z.string().nullable() });

/** What a setting was at a time: a stored value, or the default. */
const settingState = z.strictObject({ value: z.unknown(), isDefault: z.boolean() });
export const settingChange = z.strictObject({ id, at: instant, by: personBrief.nullable(), before: settingState, after: settingState });

/** AD-5: what somebody on the staff did at the desk in the last days. Nothing is a made-up zero: null where there is nothing to measure. */
export const staffFigures = z.strictObject({
  periodDays: count,
  /** Public replies, and to how many tickets. */
  replies: count, tickets: count,
  /** As in the report of these days: who had the ticket, else who solved it. */
  solved: count,
  /** Of tickets that they were the first to answer: the median wait, in seconds. */
  firstReply: z.strictObject({ tickets: count, medianSeconds: z.number() }).nullable(),
  /** Of tickets that they had when they were rated. */
  rating: z.strictObject({ count, average: z.number() }).nullable(),
});
export type StaffFigures = z.infer<typeof staffFigures>;

export const adminEndpoints = {
  staffFigures: endpoint({ method: "GET", path: "/api/staff/:id/figures", summary: "What somebody on the staff did at the desk in the last 30 days (AD-5). Their acts one by one: `/api/admin/audit?actor=`.", access: "insight.read", limit: "read", params: idParams, output: staffFigures }),
  dashboard: endpoint({ method: "GET", path: "/api/admin/dashboard", summary: "The numbers of the dashboard with their change, health and recent activity (AD-1).", access: "insight.read", limit: "read",
    output: z.strictObject({ at: instant, periodDays: count, numbers: z.array(dashboardNumber), health: z.array(healthCheck), activity: z.array(activity) }) }),
  activeConversations: endpoint({ method: "GET", path: "/api/admin/active-conversations", summary: "What the dashboard counts as active: conversations that staff may read with a message in the last 7 days, newest first.", access: "insight.read", limit: "read", query: z.strictObject({ ...pageQuery }), output: pageOf(activeConversation) }),
  database: endpoint({ method: "GET", path: "/api/admin/database", summary: "Figures of the database itself (AD-2).", access: "insight.read", limit: "read", output: databaseFigures }),
  settingHistory: endpoint({ method: "GET", path: "/api/admin/settings/:key/history", summary: "Who changed a setting, when, from what to what (AD-6).", access: "settings.change", limit: "read", params: z.strictObject({ key: z.string().max(100) }), query: z.strictObject({ ...pageQuery }), output: pageOf(settingChange) }),
};
