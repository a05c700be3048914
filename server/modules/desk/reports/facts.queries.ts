// Made from facts.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface LockKeepingResult {
  free: boolean;
}

const lockKeepingText = `SELECT pg_try_advisory_xact_lock(hashtextextended('desk.facts', 0)) AS "free"`;

export const lockKeeping = {
  text: lockKeepingText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockKeepingResult[]> {
    return (await on.query<LockKeepingResult>(lockKeepingText)).rows;
  },
};

export interface ProgressResult {
  syncedTo: Date | null;
  rules: string | null;
  walkedTo: string | null;
}

const progressText = `SELECT p.synced_to AS "syncedTo", p.rules AS "rules", p.walked_to AS "walkedTo" FROM desk_fact_progress p`;

export const progress = {
  text: progressText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<ProgressResult[]> {
    return (await on.query<ProgressResult>(progressText)).rows;
  },
};

export interface AdvanceParams {
  syncedTo?: Date | string | null;
  rules: string;
  walkedTo?: string | null;
}

const advanceText = `UPDATE desk_fact_progress SET synced_to = greatest(synced_to, $1::timestamptz), rules = $2, walked_to = $3::uuid`;

export const advance = {
  text: advanceText,
  /** @returns how many rows it touched */
  async run(params: AdvanceParams, on: Queryable): Promise<number> {
    return (await on.query(advanceText, [params.syncedTo, params.rules, params.walkedTo])).rowCount;
  },
};

export interface ChangedTicketsParams {
  since: Date | string;
  limit: number;
}

export interface ChangedTicketsResult {
  id: string;
}

const changedTicketsText = `-- Facts are looked up ticket by ticket: a join is planned for any time, and then reads all of them every other second.
SELECT t.id FROM desk_tickets t
 WHERE t.updated_at > $1 AND (SELECT f.ticket_version FROM desk_ticket_facts f WHERE f.ticket_id = t.id) IS DISTINCT FROM t.version ORDER BY t.updated_at LIMIT $2`;

export const changedTickets = {
  text: changedTicketsText,
  /** @returns the rows */
  async run(params: ChangedTicketsParams, on: Queryable): Promise<ChangedTicketsResult[]> {
    return (await on.query<ChangedTicketsResult>(changedTicketsText, [params.since, params.limit])).rows;
  },
};

export interface TicketsAfterParams {
  after: string;
  limit: number;
}

export interface TicketsAfterResult {
  id: string;
}

const ticketsAfterText = `SELECT t.id FROM desk_tickets t WHERE t.id > $1 ORDER BY t.id LIMIT $2`;

export const ticketsAfter = {
  text: ticketsAfterText,
  /** @returns the rows */
  async run(params: TicketsAfterParams, on: Queryable): Promise<TicketsAfterResult[]> {
    return (await on.query<TicketsAfterResult>(ticketsAfterText, [params.after, params.limit])).rows;
  },
};

export interface HeadsParams {
  ticketIds: readonly (string | null)[];
}

export interface HeadsResult {
  id: string;
  version: number;
  createdAt: Date;
  status: string;
  statusChangedAt: Date;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
  assigneeId: string | null;
  teamId: string | null;
  category: string;
  channel: string;
}

const headsText = `SELECT t.id, t.version, t.created_at AS "createdAt", t.status, t.status_changed_at AS "statusChangedAt", t.first_replied_at AS "firstRepliedAt", t.resolved_at AS "resolvedAt",
       t.assignee_id AS "assigneeId", t.team_id AS "teamId", t.category, t.channel
  FROM desk_tickets t WHERE t.id = ANY($1::uuid[])`;

export const heads = {
  text: headsText,
  /** @returns the rows */
  async run(params: HeadsParams, on: Queryable): Promise<HeadsResult[]> {
    return (await on.query<HeadsResult>(headsText, [params.ticketIds])).rows;
  },
};

export interface HistoryParams {
  ticketIds: readonly (string | null)[];
}

export interface HistoryResult {
  ticketId: string;
  at: Date;
  verb: string;
  actorId: string | null;
  byStaff: boolean;
  before: unknown;
  after: unknown;
  requestId: string | null;
}

const historyText = `-- What happened, oldest first. Whoever is not the requester and wrote as a person of the team is staff; bots, the system and rules, which act with
-- the rights of whoever saved them, are not.
-- Each ticket's rows by the index, whatever the planner believes of the log (OFFSET 0): read whole, the log took a second a look.
SELECT e.subject_id AS "ticketId", e.at AS "at", e.verb AS "verb", e.actor_id AS "actorId", (e.actor_kind = 'staff' AND e.actor_id IS DISTINCT FROM t.requester_id AND coalesce(e.request_id, '') NOT LIKE 'automation:%') AS "byStaff",
       e.before AS "before", e.after AS "after", e.request_id AS "requestId"
  FROM desk_tickets t CROSS JOIN LATERAL (
         SELECT a.id, a.subject_id, a.at, a.verb, a.actor_id, a.actor_kind, a.before, a.after, a.request_id FROM audit_entries a WHERE a.subject_kind = 'ticket' AND a.subject_id = t.id::text OFFSET 0) e
 WHERE t.id = ANY($1::uuid[]) AND (e.verb IN ('ticket.created', 'ticket.replied') OR e.after ? 'status' OR e.after ? 'assigneeId')
 ORDER BY e.at, e.id`;

export const history = {
  text: historyText,
  /** @returns the rows */
  async run(params: HistoryParams, on: Queryable): Promise<HistoryResult[]> {
    return (await on.query<HistoryResult>(historyText, [params.ticketIds])).rows;
  },
};

export interface SaveFactsParams {
  rows: object | number | boolean;
}

const saveFactsText = `INSERT INTO desk_ticket_facts (ticket_id, ticket_version, created_at, first_response_at, assignee_id, first_responder_id, team_id, category, channel, first_response_seconds, first_response_open_seconds)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (ticket_id uuid, ticket_version int, created_at timestamptz, first_response_at timestamptz, assignee_id uuid, first_responder_id uuid,
  team_id uuid, category text, channel text, first_response_seconds int, first_response_open_seconds int)
ON CONFLICT (ticket_id) DO UPDATE SET ticket_version = excluded.ticket_version, created_at = excluded.created_at, first_response_at = excluded.first_response_at, assignee_id = excluded.assignee_id,
  first_responder_id = excluded.first_responder_id, team_id = excluded.team_id, category = excluded.category, channel = excluded.channel,
  first_response_seconds = excluded.first_response_seconds, first_response_open_seconds = excluded.first_response_open_seconds`;

export const saveFacts = {
  text: saveFactsText,
  /** @returns how many rows it touched */
  async run(params: SaveFactsParams, on: Queryable): Promise<number> {
    return (await on.query(saveFactsText, [JSON.stringify(params.rows)])).rowCount;
  },
};

export interface DropSpellsParams {
  ticketIds: readonly (string | null)[];
}

const dropSpellsText = `DELETE FROM desk_ticket_spells s WHERE s.ticket_id = ANY($1::uuid[])`;

export const dropSpells = {
  text: dropSpellsText,
  /** @returns how many rows it touched */
  async run(params: DropSpellsParams, on: Queryable): Promise<number> {
    return (await on.query(dropSpellsText, [params.ticketIds])).rowCount;
  },
};

export interface SaveSpellsParams {
  rows: object | number | boolean;
}

const saveSpellsText = `INSERT INTO desk_ticket_spells (ticket_id, number, created_at, from_at, to_at, agent_id, team_id, category, channel, solved, reopened, replies, seconds, open_seconds)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (ticket_id uuid, number smallint, created_at timestamptz, from_at timestamptz, to_at timestamptz, agent_id uuid, team_id uuid,
  category text, channel text, solved boolean, reopened boolean, replies smallint, seconds int, open_seconds int)`;

export const saveSpells = {
  text: saveSpellsText,
  /** @returns how many rows it touched */
  async run(params: SaveSpellsParams, on: Queryable): Promise<number> {
    return (await on.query(saveSpellsText, [JSON.stringify(params.rows)])).rowCount;
  },
};
