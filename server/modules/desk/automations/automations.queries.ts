// Made from automations.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LockAutomationsResult {
  locked: string | null;
}

const lockAutomationsText = `SELECT pg_advisory_xact_lock(hashtextextended('desk.automations', 0))::text AS "locked"`;

export const lockAutomations = {
  text: lockAutomationsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockAutomationsResult[]> {
    return (await on.query<LockAutomationsResult>(lockAutomationsText)).rows;
  },
};

export interface VersionsInForceResult {
  id: string;
  position: number;
  pausedAt: Date | null;
  pausedReason: string | null;
  timedTo: Date | null;
  createdAt: Date;
  version: number;
  validFrom: Date;
  enabled: boolean;
  name: string;
  rule: unknown;
  savedBy: string;
}

const versionsInForceText = `SELECT a.id AS "id", a.position AS "position", a.paused_at AS "pausedAt", a.paused_reason AS "pausedReason", a.timed_to AS "timedTo", a.created_at AS "createdAt",
       v.version AS "version", v.valid_from AS "validFrom", v.enabled AS "enabled", v.name AS "name", v.rule AS "rule", v.saved_by AS "savedBy"
  FROM desk_automations a, LATERAL (SELECT w.* FROM desk_automation_versions w WHERE w.automation_id = a.id ORDER BY w.version DESC LIMIT 20) v
 WHERE a.removed_at IS NULL ORDER BY a.position, a.id, v.version`;

export const versionsInForce = {
  text: versionsInForceText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<VersionsInForceResult[]> {
    return (await on.query<VersionsInForceResult>(versionsInForceText)).rows;
  },
};

export interface VersionsOfParams {
  id: string;
}

export interface VersionsOfResult {
  version: number;
  validFrom: Date;
  enabled: boolean;
  name: string;
  rule: unknown;
  savedBy: string;
}

const versionsOfText = `SELECT v.version AS "version", v.valid_from AS "validFrom", v.enabled AS "enabled", v.name AS "name", v.rule AS "rule", v.saved_by AS "savedBy"
  FROM desk_automation_versions v JOIN desk_automations a ON a.id = v.automation_id
 WHERE v.automation_id = $1 AND a.removed_at IS NULL ORDER BY v.version DESC LIMIT 100`;

export const versionsOf = {
  text: versionsOfText,
  /** @returns the rows */
  async run(params: VersionsOfParams, on: Queryable): Promise<VersionsOfResult[]> {
    return (await on.query<VersionsOfResult>(versionsOfText, [params.id])).rows;
  },
};

export interface InsertAutomationParams {
  id: string;
  position: number;
  now: Date | string;
  timedTo?: Date | string | null;
}

const insertAutomationText = `INSERT INTO desk_automations (id, position, created_at, timed_to) VALUES ($1, $2, $3, $4)`;

export const insertAutomation = {
  text: insertAutomationText,
  /** @returns how many rows it touched */
  async run(params: InsertAutomationParams, on: Queryable): Promise<number> {
    return (await on.query(insertAutomationText, [params.id, params.position, params.now, params.timedTo])).rowCount;
  },
};

export interface InsertVersionParams {
  id: string;
  version: number;
  now: Date | string;
  enabled: boolean;
  name: string;
  rule: object | number | boolean;
}

const insertVersionText = `INSERT INTO desk_automation_versions (automation_id, version, valid_from, enabled, name, rule, saved_by)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, (SELECT actor_id()))`;

export const insertVersion = {
  text: insertVersionText,
  /** @returns how many rows it touched */
  async run(params: InsertVersionParams, on: Queryable): Promise<number> {
    return (await on.query(insertVersionText, [params.id, params.version, params.now, params.enabled, params.name, JSON.stringify(params.rule)])).rowCount;
  },
};

export interface BeginAgainParams {
  timedTo?: Date | string | null;
  id: string;
}

const beginAgainText = `UPDATE desk_automations SET paused_at = NULL, paused_reason = NULL, timed_to = $1 WHERE id = $2`;

export const beginAgain = {
  text: beginAgainText,
  /** @returns how many rows it touched */
  async run(params: BeginAgainParams, on: Queryable): Promise<number> {
    return (await on.query(beginAgainText, [params.timedTo, params.id])).rowCount;
  },
};

export interface PauseParams {
  now: Date | string;
  reason: string;
  id: string;
}

export interface PauseResult {
  id: string;
}

const pauseText = `UPDATE desk_automations SET paused_at = $1, paused_reason = $2 WHERE id = $3 AND paused_at IS NULL AND removed_at IS NULL RETURNING id AS "id"`;

export const pause = {
  text: pauseText,
  /** @returns the rows */
  async run(params: PauseParams, on: Queryable): Promise<PauseResult[]> {
    return (await on.query<PauseResult>(pauseText, [params.now, params.reason, params.id])).rows;
  },
};

export interface RemoveAutomationParams {
  now: Date | string;
  id: string;
}

const removeAutomationText = `UPDATE desk_automations SET removed_at = $1 WHERE id = $2`;

export const removeAutomation = {
  text: removeAutomationText,
  /** @returns how many rows it touched */
  async run(params: RemoveAutomationParams, on: Queryable): Promise<number> {
    return (await on.query(removeAutomationText, [params.now, params.id])).rowCount;
  },
};

export interface SetPositionsParams {
  ids: readonly (string | null)[];
}

const setPositionsText = `UPDATE desk_automations a SET position = o.position::int FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, position) WHERE a.id = o.id`;

export const setPositions = {
  text: setPositionsText,
  /** @returns how many rows it touched */
  async run(params: SetPositionsParams, on: Queryable): Promise<number> {
    return (await on.query(setPositionsText, [params.ids])).rowCount;
  },
};

export interface RunCountsParams {
  since: Date | string;
}

export interface RunCountsResult {
  id: string;
  runs: number;
  lastRunAt: Date | null;
}

const runCountsText = `SELECT a.id AS "id", (SELECT count(*) FROM desk_automation_runs r WHERE r.automation_id = a.id AND r.outcome = 'done' AND r.ran_at > $1)::int AS "runs",
       (SELECT r.ran_at FROM desk_automation_runs r WHERE r.automation_id = a.id AND r.outcome = 'done' ORDER BY r.ran_at DESC LIMIT 1) AS "lastRunAt"
  FROM desk_automations a WHERE a.removed_at IS NULL`;

export const runCounts = {
  text: runCountsText,
  /** @returns the rows */
  async run(params: RunCountsParams, on: Queryable): Promise<RunCountsResult[]> {
    return (await on.query<RunCountsResult>(runCountsText, [params.since])).rows;
  },
};

export interface RunsOfParams {
  id: string;
  beforeAt?: Date | string | null;
  beforeId?: string | null;
  limit: number;
}

export interface RunsOfResult {
  id: string;
  ranAt: Date;
  version: number;
  outcome: string;
  reason: string | null;
  because: unknown;
  did: unknown;
  ticketId: string;
  number: string;
  subject: string;
}

const runsOfText = `SELECT r.id AS "id", r.ran_at AS "ranAt", r.version AS "version", r.outcome AS "outcome", r.reason AS "reason", r.because AS "because", r.did AS "did",
       t.id AS "ticketId", t.number AS "number", t.subject AS "subject"
  FROM desk_automation_runs r JOIN desk_tickets t ON t.id = r.ticket_id
 WHERE r.automation_id = $1 AND ($2::timestamptz IS NULL OR (r.ran_at, r.id) < ($2::timestamptz, $3::uuid))
 ORDER BY r.ran_at DESC, r.id DESC LIMIT $4`;

export const runsOf = {
  text: runsOfText,
  /** @returns the rows */
  async run(params: RunsOfParams, on: Queryable): Promise<RunsOfResult[]> {
    return (await on.query<RunsOfResult>(runsOfText, [params.id, params.beforeAt, params.beforeId, params.limit])).rows;
  },
};

export interface ExistsParams {
  id: string;
}

export interface ExistsResult {
  id: string;
}

const existsText = `SELECT a.id AS "id" FROM desk_automations a WHERE a.id = $1 AND a.removed_at IS NULL`;

export const exists = {
  text: existsText,
  /** @returns the rows */
  async run(params: ExistsParams, on: Queryable): Promise<ExistsResult[]> {
    return (await on.query<ExistsResult>(existsText, [params.id])).rows;
  },
};

export interface TeamNamesParams {
  ids: readonly (string | null)[];
}

export interface TeamNamesResult {
  id: string;
  name: string;
}

const teamNamesText = `SELECT t.id AS "id", t.name AS "name" FROM desk_teams t WHERE t.id = ANY($1::uuid[])`;

export const teamNames = {
  text: teamNamesText,
  /** @returns the rows */
  async run(params: TeamNamesParams, on: Queryable): Promise<TeamNamesResult[]> {
    return (await on.query<TeamNamesResult>(teamNamesText, [params.ids])).rows;
  },
};

export interface ProgressResult {
  syncedTo: Date | null;
}

const progressText = `SELECT p.synced_to AS "syncedTo" FROM desk_automation_progress p`;

export const progress = {
  text: progressText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ProgressResult[]> {
    return (await on.query<ProgressResult>(progressText)).rows;
  },
};

export interface AdvanceParams {
  syncedTo: Date | string;
}

const advanceText = `UPDATE desk_automation_progress SET synced_to = $1 WHERE synced_to IS NULL OR synced_to < $1`;

export const advance = {
  text: advanceText,
  /** @returns how many rows it touched */
  async run(params: AdvanceParams, on: Queryable): Promise<number> {
    return (await on.query(advanceText, [params.syncedTo])).rowCount;
  },
};

export interface ChangedTicketsParams {
  since: Date | string;
  limit: number;
}

export interface ChangedTicketsResult {
  id: string;
}

const changedTicketsText = `-- Looked up ticket by ticket: a join is planned for any time, and reads all.
SELECT t.id AS "id" FROM desk_tickets t
 WHERE t.updated_at > $1 AND (SELECT s.ticket_version FROM desk_automation_tickets s WHERE s.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at, t.id LIMIT $2`;

export const changedTickets = {
  text: changedTicketsText,
  /** @returns the rows */
  async run(params: ChangedTicketsParams, on: Queryable): Promise<ChangedTicketsResult[]> {
    return (await on.query<ChangedTicketsResult>(changedTicketsText, [params.since, params.limit])).rows;
  },
};

export interface BeginTicketParams {
  ticketId: string;
}

const beginTicketText = `INSERT INTO desk_automation_tickets (ticket_id, ticket_version) SELECT t.id, 0 FROM desk_tickets t WHERE t.id = $1 ON CONFLICT (ticket_id) DO NOTHING`;

export const beginTicket = {
  text: beginTicketText,
  /** @returns how many rows it touched */
  async run(params: BeginTicketParams, on: Queryable): Promise<number> {
    return (await on.query(beginTicketText, [params.ticketId])).rowCount;
  },
};

export interface TakeTicketParams {
  ticketId: string;
}

export interface TakeTicketResult {
  seenTo: string | null;
}

const takeTicketText = `SELECT s.seen_to AS "seenTo" FROM desk_automation_tickets s WHERE s.ticket_id = $1 FOR UPDATE SKIP LOCKED`;

export const takeTicket = {
  text: takeTicketText,
  /** @returns the rows */
  async run(params: TakeTicketParams, on: Queryable): Promise<TakeTicketResult[]> {
    return (await on.query<TakeTicketResult>(takeTicketText, [params.ticketId])).rows;
  },
};

export interface SettleTicketParams {
  version: number;
  seenTo?: string | null;
  ticketId: string;
}

const settleTicketText = `UPDATE desk_automation_tickets SET ticket_version = $1, seen_to = coalesce($2::uuid, seen_to) WHERE ticket_id = $3`;

export const settleTicket = {
  text: settleTicketText,
  /** @returns how many rows it touched */
  async run(params: SettleTicketParams, on: Queryable): Promise<number> {
    return (await on.query(settleTicketText, [params.version, params.seenTo, params.ticketId])).rowCount;
  },
};

export interface HistoryParams {
  ticketIds: readonly (string | null)[];
  after?: string | null;
  since?: Date | string | null;
}

export interface HistoryResult {
  ticketId: string;
  id: string;
  at: Date;
  verb: string;
  before: unknown;
  after: unknown;
  by: string;
  requestId: string | null;
}

const historyText = `SELECT h.ticket_id AS "ticketId", h.id AS "id", h.at AS "at", h.verb AS "verb", h.before AS "before", h.after AS "after", h.by AS "by", h.request_id AS "requestId"
  FROM desk_automation_history($1::uuid[], $2::uuid, $3::timestamptz) h`;

export const history = {
  text: historyText,
  /** @returns the rows */
  async run(params: HistoryParams, on: Queryable): Promise<HistoryResult[]> {
    return (await on.query<HistoryResult>(historyText, [params.ticketIds, params.after, params.since])).rows;
  },
};

export interface RunOnParams {
  runId: string;
  ticketId: string;
}

export interface RunOnResult {
  chain: string[];
  root: string;
}

const runOnText = `SELECT r.chain AS "chain", r.root AS "root" FROM desk_automation_runs r WHERE r.id = $1 AND r.ticket_id = $2`;

export const runOn = {
  text: runOnText,
  /** @returns the rows */
  async run(params: RunOnParams, on: Queryable): Promise<RunOnResult[]> {
    return (await on.query<RunOnResult>(runOnText, [params.runId, params.ticketId])).rows;
  },
};

export interface RanForParams {
  automationId: string;
  ticketId: string;
  root: string;
}

export interface RanForResult {
  id: string;
}

const ranForText = `SELECT r.id AS "id" FROM desk_automation_runs r WHERE r.automation_id = $1 AND r.ticket_id = $2 AND r.root = $3`;

export const ranFor = {
  text: ranForText,
  /** @returns the rows */
  async run(params: RanForParams, on: Queryable): Promise<RanForResult[]> {
    return (await on.query<RanForResult>(ranForText, [params.automationId, params.ticketId, params.root])).rows;
  },
};

export interface RunsLatelyParams {
  ticketId: string;
  since: Date | string;
}

export interface RunsLatelyResult {
  count: number;
}

const runsLatelyText = `SELECT count(*)::int AS "count" FROM desk_automation_runs r WHERE r.ticket_id = $1 AND r.ran_at > $2 AND r.outcome = 'done'`;

export const runsLately = {
  text: runsLatelyText,
  /** @returns the rows */
  async run(params: RunsLatelyParams, on: Queryable): Promise<RunsLatelyResult[]> {
    return (await on.query<RunsLatelyResult>(runsLatelyText, [params.ticketId, params.since])).rows;
  },
};

export interface InsertRunParams {
  id: string;
  automationId: string;
  version: number;
  ticketId: string;
  event: string;
  root: string;
  now: Date | string;
  outcome: string;
  reason?: string | null;
  chain: readonly (string | null)[];
  because: object | number | boolean;
  did: object | number | boolean;
}

export interface InsertRunResult {
  id: string;
}

const insertRunText = `INSERT INTO desk_automation_runs (id, automation_id, version, ticket_id, event, root, ran_at, outcome, reason, chain, because, did)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb)
  ON CONFLICT ON CONSTRAINT desk_automation_runs_once DO NOTHING RETURNING id AS "id"`;

export const insertRun = {
  text: insertRunText,
  /** @returns the rows */
  async run(params: InsertRunParams, on: Queryable): Promise<InsertRunResult[]> {
    return (await on.query<InsertRunResult>(insertRunText, [params.id, params.automationId, params.version, params.ticketId, params.event, params.root, params.now, params.outcome, params.reason, params.chain, JSON.stringify(params.because), JSON.stringify(params.did)])).rows;
  },
};

export interface TicketsInStatusParams {
  status: string;
  after: Date | string;
  upTo: Date | string;
  limit: number;
}

export interface TicketsInStatusResult {
  id: string;
  since: Date;
}

const ticketsInStatusText = `SELECT t.id AS "id", t.status_changed_at AS "since" FROM desk_tickets t
 -- What came from another desk is left alone until somebody has touched it.
 WHERE (t.import_id IS NULL OR t.version > 1) AND t.status = $1 AND t.status_changed_at > $2 AND t.status_changed_at <= $3 ORDER BY t.status_changed_at, t.id LIMIT $4`;

export const ticketsInStatus = {
  text: ticketsInStatusText,
  /** @returns the rows */
  async run(params: TicketsInStatusParams, on: Queryable): Promise<TicketsInStatusResult[]> {
    return (await on.query<TicketsInStatusResult>(ticketsInStatusText, [params.status, params.after, params.upTo, params.limit])).rows;
  },
};

export interface TicketsWaitingParams {
  after: Date | string;
  upTo: Date | string;
  limit: number;
}

export interface TicketsWaitingResult {
  id: string;
  since: Date;
}

const ticketsWaitingText = `SELECT t.id AS "id", t.waiting_since AS "since" FROM desk_tickets t
 WHERE (t.import_id IS NULL OR t.version > 1) AND t.waiting_since > $1 AND t.waiting_since <= $2 ORDER BY t.waiting_since, t.id LIMIT $3`;

export const ticketsWaiting = {
  text: ticketsWaitingText,
  /** @returns the rows */
  async run(params: TicketsWaitingParams, on: Queryable): Promise<TicketsWaitingResult[]> {
    return (await on.query<TicketsWaitingResult>(ticketsWaitingText, [params.after, params.upTo, params.limit])).rows;
  },
};

export interface SetTimedParams {
  timedTo: Date | string;
  id: string;
  from: Date | string;
}

const setTimedText = `UPDATE desk_automations a SET timed_to = $1 WHERE a.id = $2 AND a.timed_to = $3 AND a.paused_at IS NULL AND a.removed_at IS NULL`;

export const setTimed = {
  text: setTimedText,
  /** @returns how many rows it touched */
  async run(params: SetTimedParams, on: Queryable): Promise<number> {
    return (await on.query(setTimedText, [params.timedTo, params.id, params.from])).rowCount;
  },
};

export interface TicketsBeforeParams {
  requesterId: string;
  createdAt: Date | string;
}

export interface TicketsBeforeResult {
  count: number;
}

const ticketsBeforeText = `SELECT count(*)::int AS "count" FROM desk_tickets t WHERE t.requester_id = $1 AND t.created_at < $2`;

export const ticketsBefore = {
  text: ticketsBeforeText,
  /** @returns the rows */
  async run(params: TicketsBeforeParams, on: Queryable): Promise<TicketsBeforeResult[]> {
    return (await on.query<TicketsBeforeResult>(ticketsBeforeText, [params.requesterId, params.createdAt])).rows;
  },
};

export interface LastTicketsParams {
  limit: number;
}

export interface LastTicketsResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  category: string;
  channel: string;
  tags: string[];
  followUpOf: string | null;
  sourceConversationId: string | null;
  evidence: unknown;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  toldAt: Date;
  toldVersion: number;
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
  requesterId: string;
  requesterName: string | null;
  requesterUsername: string | null;
  requesterImage: string | null;
  requesterIsStaff: boolean | null;
  assigneeId: string | null;
  assigneeName: string | null;
  assigneeUsername: string | null;
  assigneeImage: string | null;
  assigneeIsStaff: boolean | null;
  teamId: string | null;
  teamName: string | null;
  lastSeq: number;
  lastPublicSeq: number;
  preview: string | null;
}

const lastTicketsText = `SELECT r.id AS "id", r.number AS "number", r.subject AS "subject", r.status AS "status", r.priority AS "priority", r.category AS "category", r.channel AS "channel",
       r.tags AS "tags", r.follow_up_of AS "followUpOf", r.source_conversation_id AS "sourceConversationId", r.evidence AS "evidence", r.version AS "version",
       r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.told_at AS "toldAt", r.told_version AS "toldVersion", r.waiting_since AS "waitingSince", r.first_replied_at AS "firstRepliedAt",
       r.resolved_at AS "resolvedAt", r.requester_id AS "requesterId", r.requester_name AS "requesterName", r.requester_username AS "requesterUsername",
       r.requester_image AS "requesterImage", r.requester_is_staff AS "requesterIsStaff", r.assignee_id AS "assigneeId", r.assignee_name AS "assigneeName",
       r.assignee_username AS "assigneeUsername", r.assignee_image AS "assigneeImage", r.assignee_is_staff AS "assigneeIsStaff", r.team_id AS "teamId",
       r.team_name AS "teamName", r.last_seq AS "lastSeq", r.last_public_seq AS "lastPublicSeq", r.preview AS "preview"
  FROM desk_ticket_heads r ORDER BY r.created_at DESC, r.id DESC LIMIT $1`;

export const lastTickets = {
  text: lastTicketsText,
  /** @returns the rows */
  async run(params: LastTicketsParams, on: Queryable): Promise<LastTicketsResult[]> {
    return (await on.query<LastTicketsResult>(lastTicketsText, [params.limit])).rows;
  },
};

export interface TeamOfParams {
  teamId: string;
}

export interface TeamOfResult {
  personId: string;
}

const teamOfText = `SELECT m.person_id AS "personId" FROM desk_team_members m WHERE m.team_id = $1 ORDER BY m.person_id`;

export const teamOf = {
  text: teamOfText,
  /** @returns the rows */
  async run(params: TeamOfParams, on: Queryable): Promise<TeamOfResult[]> {
    return (await on.query<TeamOfResult>(teamOfText, [params.teamId])).rows;
  },
};
