// Made from sla.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface PolicyVersionsResult {
  policyId: string;
  version: number;
  validFrom: Date;
  inForce: boolean;
  position: number;
  name: string;
  priorities: string[];
  categories: string[];
  channels: string[];
  calendarId: string | null;
  firstResponseMinutes: number | null;
  nextResponseMinutes: number | null;
  resolutionMinutes: number | null;
  warnPercent: number;
  escalation: unknown;
  removedAt: Date | null;
}

const policyVersionsText = `SELECT v.policy_id AS "policyId", v.version, v.valid_from AS "validFrom", v.in_force AS "inForce", v.position, v.name, v.priorities, v.categories, v.channels,
       v.calendar_id AS "calendarId", v.first_response_minutes AS "firstResponseMinutes", v.next_response_minutes AS "nextResponseMinutes",
       v.resolution_minutes AS "resolutionMinutes", v.warn_percent AS "warnPercent", v.escalation, p.removed_at AS "removedAt"
  FROM desk_sla_policy_versions v JOIN desk_sla_policies p ON p.id = v.policy_id ORDER BY v.policy_id, v.version`;

export const policyVersions = {
  text: policyVersionsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<PolicyVersionsResult[]> {
    return (await on.query<PolicyVersionsResult>(policyVersionsText)).rows;
  },
};

export interface CalendarVersionsResult {
  calendarId: string;
  version: number;
  validFrom: Date;
  name: string;
  zone: string;
  week: unknown;
  holidays: unknown;
  removedAt: Date | null;
}

const calendarVersionsText = `SELECT v.calendar_id AS "calendarId", v.version, v.valid_from AS "validFrom", v.name, v.zone, v.week, v.holidays, c.removed_at AS "removedAt"
  FROM desk_calendar_versions v JOIN desk_calendars c ON c.id = v.calendar_id ORDER BY v.calendar_id, v.version`;

export const calendarVersions = {
  text: calendarVersionsText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<CalendarVersionsResult[]> {
    return (await on.query<CalendarVersionsResult>(calendarVersionsText)).rows;
  },
};

export interface HistoryParams {
  ticketIds: readonly (string | null)[];
}

export interface HistoryResult {
  ticketId: string;
  at: Date;
  verb: string;
  before: unknown;
  after: unknown;
  by: string | null;
  requestId: string | null;
}

const historyText = `SELECT h.ticket_id AS "ticketId", h.at AS "at", h.verb AS "verb", h.before AS "before", h.after AS "after", h.by AS "by", h.request_id AS "requestId" FROM desk_sla_history($1::uuid[]) h`;

export const history = {
  text: historyText,
  /** @returns the rows */
  async run(params: HistoryParams, on: Queryable): Promise<HistoryResult[]> {
    return (await on.query<HistoryResult>(historyText, [params.ticketIds])).rows;
  },
};

export interface HeadsParams {
  ticketIds: readonly (string | null)[];
}

export interface HeadsResult {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  category: string;
  channel: string;
  createdAt: Date;
  statusChangedAt: Date;
  firstRepliedAt: Date | null;
  version: number;
}

const headsText = `SELECT t.id, t.number, t.subject, t.status, t.priority, t.category, t.channel, t.created_at AS "createdAt", t.status_changed_at AS "statusChangedAt",
       t.first_replied_at AS "firstRepliedAt", t.version
  FROM desk_tickets t WHERE t.id = ANY($1::uuid[])`;

export const heads = {
  text: headsText,
  /** @returns the rows */
  async run(params: HeadsParams, on: Queryable): Promise<HeadsResult[]> {
    return (await on.query<HeadsResult>(headsText, [params.ticketIds])).rows;
  },
};

export interface LastTicketsParams {
  limit: number;
}

export interface LastTicketsResult {
  id: string;
}

const lastTicketsText = `SELECT t.id FROM desk_tickets t ORDER BY t.created_at DESC, t.id DESC LIMIT $1`;

export const lastTickets = {
  text: lastTicketsText,
  /** @returns the rows */
  async run(params: LastTicketsParams, on: Queryable): Promise<LastTicketsResult[]> {
    return (await on.query<LastTicketsResult>(lastTicketsText, [params.limit])).rows;
  },
};

export interface ProgressResult {
  syncedTo: Date | null;
  doneRevision: number;
  revision: number;
}

const progressText = `SELECT p.synced_to AS "syncedTo", p.revision AS "doneRevision", desk_sla_revision() AS "revision" FROM desk_sla_progress p`;

export const progress = {
  text: progressText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ProgressResult[]> {
    return (await on.query<ProgressResult>(progressText)).rows;
  },
};

export interface AdvanceParams {
  syncedTo: Date | string;
  revision: number;
}

const advanceText = `UPDATE desk_sla_progress SET synced_to = greatest(synced_to, $1), revision = greatest(revision, $2)`;

export const advance = {
  text: advanceText,
  /** @returns how many rows it touched */
  async run(params: AdvanceParams, on: Queryable): Promise<number> {
    return (await on.query(advanceText, [params.syncedTo, params.revision])).rowCount;
  },
};

export interface ChangedTicketsParams {
  since: Date | string;
  limit: number;
}

export interface ChangedTicketsResult {
  id: string;
}

const changedTicketsText = `-- What came from another desk is history: no promise was made about it. Looked up ticket by ticket: a join is planned for any time, and reads all.
SELECT t.id FROM desk_tickets t
 WHERE t.import_id IS NULL AND t.updated_at > $1 AND (SELECT s.ticket_version FROM desk_sla_tickets s WHERE s.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at LIMIT $2`;

export const changedTickets = {
  text: changedTicketsText,
  /** @returns the rows */
  async run(params: ChangedTicketsParams, on: Queryable): Promise<ChangedTicketsResult[]> {
    return (await on.query<ChangedTicketsResult>(changedTicketsText, [params.since, params.limit])).rows;
  },
};

export interface TicketsUnderOldRulesParams {
  revision: number;
  limit: number;
}

export interface TicketsUnderOldRulesResult {
  id: string;
}

const ticketsUnderOldRulesText = `SELECT t.id FROM desk_tickets t LEFT JOIN desk_sla_tickets s ON s.ticket_id = t.id
 WHERE t.import_id IS NULL AND t.status IN ('open', 'in_progress', 'pending') AND (s.revision IS NULL OR s.revision < $1) LIMIT $2`;

export const ticketsUnderOldRules = {
  text: ticketsUnderOldRulesText,
  /** @returns the rows */
  async run(params: TicketsUnderOldRulesParams, on: Queryable): Promise<TicketsUnderOldRulesResult[]> {
    return (await on.query<TicketsUnderOldRulesResult>(ticketsUnderOldRulesText, [params.revision, params.limit])).rows;
  },
};

export interface DueTicketsParams {
  before: Date | string;
  limit: number;
}

export interface DueTicketsResult {
  id: string;
}

const dueTicketsText = `-- In the order of the index of next_at: told to find different tickets, the planner walks all clocks in the order of tickets.
SELECT DISTINCT d.ticket_id AS "id" FROM (SELECT c.ticket_id FROM desk_sla_clocks c WHERE c.next_at <= $1 ORDER BY c.next_at LIMIT $2) d`;

export const dueTickets = {
  text: dueTicketsText,
  /** @returns the rows */
  async run(params: DueTicketsParams, on: Queryable): Promise<DueTicketsResult[]> {
    return (await on.query<DueTicketsResult>(dueTicketsText, [params.before, params.limit])).rows;
  },
};

export interface LockFreeParams {
  ticketId: string;
}

export interface LockFreeResult {
  id: string;
}

const lockFreeText = `SELECT t.id FROM desk_tickets t WHERE t.id = $1 FOR NO KEY UPDATE SKIP LOCKED`;

export const lockFree = {
  text: lockFreeText,
  /** @returns the rows */
  async run(params: LockFreeParams, on: Queryable): Promise<LockFreeResult[]> {
    return (await on.query<LockFreeResult>(lockFreeText, [params.ticketId])).rows;
  },
};

export interface FiringsParams {
  ticketId: string;
}

export interface FiringsResult {
  target: string;
  round: number;
  kind: string;
  moment: Date;
}

const firingsText = `SELECT f.target, f.round, f.kind, f.moment FROM desk_sla_firings f WHERE f.ticket_id = $1`;

export const firings = {
  text: firingsText,
  /** @returns the rows */
  async run(params: FiringsParams, on: Queryable): Promise<FiringsResult[]> {
    return (await on.query<FiringsResult>(firingsText, [params.ticketId])).rows;
  },
};

export interface FireParams {
  ticketId: string;
  target: string;
  round: number;
  kind: string;
  moment: Date | string;
  policyId: string;
  now: Date | string;
}

export interface FireResult {
  kind: string;
}

const fireText = `INSERT INTO desk_sla_firings (ticket_id, target, round, kind, moment, policy_id, fired_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT ON CONSTRAINT desk_sla_fires_once DO NOTHING RETURNING kind`;

export const fire = {
  text: fireText,
  /** @returns the rows */
  async run(params: FireParams, on: Queryable): Promise<FireResult[]> {
    return (await on.query<FireResult>(fireText, [params.ticketId, params.target, params.round, params.kind, params.moment, params.policyId, params.now])).rows;
  },
};

export interface SaveClocksParams {
  ticketId: string;
  clocks: object | number | boolean;
}

const saveClocksText = `INSERT INTO desk_sla_clocks (ticket_id, target, round, state, reason, started_at, due_at, warn_at, breached_at, met_at, consumed_ms, budget_ms, policy_id, policy_version, alert, next_at)
SELECT $1::uuid, c.target, c.round, c.state, c.reason, c.started_at, c.due_at, c.warn_at, c.breached_at, c.met_at, c.consumed_ms, c.budget_ms, c.policy_id, c.policy_version, c.alert, c.next_at
  FROM jsonb_to_recordset($2::jsonb) AS c (target text, round int, state text, reason text, started_at timestamptz, due_at timestamptz, warn_at timestamptz,
    breached_at timestamptz, met_at timestamptz, consumed_ms bigint, budget_ms bigint, policy_id uuid, policy_version int, alert text, next_at timestamptz)
ON CONFLICT (ticket_id, target) DO UPDATE SET round = excluded.round, state = excluded.state, reason = excluded.reason, started_at = excluded.started_at,
  due_at = excluded.due_at, warn_at = excluded.warn_at, breached_at = excluded.breached_at, met_at = excluded.met_at, consumed_ms = excluded.consumed_ms,
  budget_ms = excluded.budget_ms, policy_id = excluded.policy_id, policy_version = excluded.policy_version, alert = excluded.alert, next_at = excluded.next_at`;

export const saveClocks = {
  text: saveClocksText,
  /** @returns how many rows it touched */
  async run(params: SaveClocksParams, on: Queryable): Promise<number> {
    return (await on.query(saveClocksText, [params.ticketId, JSON.stringify(params.clocks)])).rowCount;
  },
};

export interface DueParams {
  ticketIds: readonly (string | null)[];
}

export interface DueResult {
  ticketId: string;
  target: string;
  dueAt: Date;
  warnAt: Date | null;
}

const dueText = `SELECT DISTINCT ON (c.ticket_id) c.ticket_id AS "ticketId", c.target, coalesce(c.breached_at, c.due_at) AS "dueAt", CASE WHEN c.breached_at IS NULL THEN c.warn_at END AS "warnAt"
  FROM desk_sla_clocks c
 WHERE c.ticket_id = ANY($1::uuid[]) AND c.met_at IS NULL AND c.state IN ('running', 'breached') AND (c.due_at IS NOT NULL OR c.breached_at IS NOT NULL)
 ORDER BY c.ticket_id, coalesce(c.breached_at, c.due_at), c.target`;

export const due = {
  text: dueText,
  /** @returns the rows */
  async run(params: DueParams, on: Queryable): Promise<DueResult[]> {
    return (await on.query<DueResult>(dueText, [params.ticketIds])).rows;
  },
};

export interface InForceResult {
  inForce: boolean;
}

const inForceText = `SELECT desk_sla_in_force() AS "inForce"`;

export const inForce = {
  text: inForceText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<InForceResult[]> {
    return (await on.query<InForceResult>(inForceText)).rows;
  },
};

export interface SaveComputedParams {
  ticketId: string;
  revision: number;
}

const saveComputedText = `INSERT INTO desk_sla_tickets (ticket_id, ticket_version, revision) SELECT $1::uuid, t.version, $2::bigint FROM desk_tickets t WHERE t.id = $1::uuid
ON CONFLICT (ticket_id) DO UPDATE SET ticket_version = excluded.ticket_version, revision = excluded.revision`;

export const saveComputed = {
  text: saveComputedText,
  /** @returns how many rows it touched */
  async run(params: SaveComputedParams, on: Queryable): Promise<number> {
    return (await on.query(saveComputedText, [params.ticketId, params.revision])).rowCount;
  },
};

export interface TeamMembersParams {
  teamId: string;
}

export interface TeamMembersResult {
  personId: string;
}

const teamMembersText = `SELECT m.person_id AS "personId" FROM desk_team_members m WHERE m.team_id = $1 ORDER BY m.person_id`;

export const teamMembers = {
  text: teamMembersText,
  /** @returns the rows */
  async run(params: TeamMembersParams, on: Queryable): Promise<TeamMembersResult[]> {
    return (await on.query<TeamMembersResult>(teamMembersText, [params.teamId])).rows;
  },
};

export interface LockRulesResult {
  locked: string | null;
}

const lockRulesText = `SELECT pg_advisory_xact_lock(hashtextextended('desk.sla', 0))::text AS "locked"`;

export const lockRules = {
  text: lockRulesText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockRulesResult[]> {
    return (await on.query<LockRulesResult>(lockRulesText)).rows;
  },
};

export interface InsertCalendarParams {
  id: string;
  now: Date | string;
}

const insertCalendarText = `INSERT INTO desk_calendars (id, created_at) VALUES ($1, $2)`;

export const insertCalendar = {
  text: insertCalendarText,
  /** @returns how many rows it touched */
  async run(params: InsertCalendarParams, on: Queryable): Promise<number> {
    return (await on.query(insertCalendarText, [params.id, params.now])).rowCount;
  },
};

export interface InsertCalendarVersionParams {
  id: string;
  version: number;
  now: Date | string;
  name: string;
  zone: string;
  week: object | number | boolean;
  holidays: object | number | boolean;
}

const insertCalendarVersionText = `INSERT INTO desk_calendar_versions (calendar_id, version, valid_from, name, zone, week, holidays, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, actor_id())`;

export const insertCalendarVersion = {
  text: insertCalendarVersionText,
  /** @returns how many rows it touched */
  async run(params: InsertCalendarVersionParams, on: Queryable): Promise<number> {
    return (await on.query(insertCalendarVersionText, [params.id, params.version, params.now, params.name, params.zone, JSON.stringify(params.week), JSON.stringify(params.holidays)])).rowCount;
  },
};

export interface RemoveCalendarParams {
  now: Date | string;
  id: string;
}

const removeCalendarText = `UPDATE desk_calendars SET removed_at = $1 WHERE id = $2`;

export const removeCalendar = {
  text: removeCalendarText,
  /** @returns how many rows it touched */
  async run(params: RemoveCalendarParams, on: Queryable): Promise<number> {
    return (await on.query(removeCalendarText, [params.now, params.id])).rowCount;
  },
};

export interface InsertPolicyParams {
  id: string;
  now: Date | string;
}

const insertPolicyText = `INSERT INTO desk_sla_policies (id, created_at) VALUES ($1, $2)`;

export const insertPolicy = {
  text: insertPolicyText,
  /** @returns how many rows it touched */
  async run(params: InsertPolicyParams, on: Queryable): Promise<number> {
    return (await on.query(insertPolicyText, [params.id, params.now])).rowCount;
  },
};

export interface InsertPolicyVersionParams {
  id: string;
  version: number;
  now: Date | string;
  inForce: boolean;
  position: number;
  name: string;
  priorities: readonly (string | null)[];
  categories: readonly (string | null)[];
  channels: readonly (string | null)[];
  calendarId?: string | null;
  firstResponseMinutes?: number | null;
  nextResponseMinutes?: number | null;
  resolutionMinutes?: number | null;
  warnPercent: number;
  escalation: object | number | boolean;
}

const insertPolicyVersionText = `INSERT INTO desk_sla_policy_versions (policy_id, version, valid_from, in_force, position, name, priorities, categories, channels, calendar_id,
    first_response_minutes, next_response_minutes, resolution_minutes, warn_percent, escalation, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8::text[], $9::text[], $10,
    $11, $12, $13, $14, $15::jsonb, actor_id())`;

export const insertPolicyVersion = {
  text: insertPolicyVersionText,
  /** @returns how many rows it touched */
  async run(params: InsertPolicyVersionParams, on: Queryable): Promise<number> {
    return (await on.query(insertPolicyVersionText, [params.id, params.version, params.now, params.inForce, params.position, params.name, params.priorities, params.categories, params.channels, params.calendarId, params.firstResponseMinutes, params.nextResponseMinutes, params.resolutionMinutes, params.warnPercent, JSON.stringify(params.escalation)])).rowCount;
  },
};

export interface RemovePolicyParams {
  now: Date | string;
  id: string;
}

const removePolicyText = `UPDATE desk_sla_policies SET removed_at = $1 WHERE id = $2`;

export const removePolicy = {
  text: removePolicyText,
  /** @returns how many rows it touched */
  async run(params: RemovePolicyParams, on: Queryable): Promise<number> {
    return (await on.query(removePolicyText, [params.now, params.id])).rowCount;
  },
};
