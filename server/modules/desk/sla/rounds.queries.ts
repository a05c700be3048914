// Made from rounds.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface SaveRoundsParams {
  rounds: object | number | boolean;
  ticketIds: readonly (string | null)[];
}

const saveRoundsText = `WITH said AS (SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(ticket_id uuid, round int, breached_at timestamptz, met_at timestamptz)),
     gone AS (DELETE FROM desk_sla_rounds o WHERE o.ticket_id = ANY($2::uuid[]) AND NOT EXISTS (SELECT FROM said s WHERE s.ticket_id = o.ticket_id AND s.round = o.round))
INSERT INTO desk_sla_rounds AS o (ticket_id, round, breached_at, met_at) SELECT s.ticket_id, s.round, s.breached_at, s.met_at FROM said s
ON CONFLICT (ticket_id, round) DO UPDATE SET breached_at = excluded.breached_at, met_at = excluded.met_at
 WHERE (o.breached_at, o.met_at) IS DISTINCT FROM (excluded.breached_at, excluded.met_at)`;

export const saveRounds = {
  text: saveRoundsText,
  /** @returns how many rows it touched */
  async run(params: SaveRoundsParams, on: Queryable): Promise<number> {
    return (await on.query(saveRoundsText, [JSON.stringify(params.rounds), params.ticketIds])).rowCount;
  },
};

export interface LockWalkResult {
  walkedTo: string | null;
}

const lockWalkText = `SELECT p.rounds_to AS "walkedTo" FROM desk_sla_progress p WHERE pg_try_advisory_xact_lock(hashtextextended('desk.sla.rounds', 0))`;

export const lockWalk = {
  text: lockWalkText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<LockWalkResult[]> {
    return (await on.query<LockWalkResult>(lockWalkText)).rows;
  },
};

export interface TicketsAfterParams {
  after: string;
  limit: number;
}

export interface TicketsAfterResult {
  id: string;
  imported: boolean;
}

const ticketsAfterText = `-- Locked: a change that comes in between would store a round that this one has not seen, and takes away. What was imported is history.
SELECT t.id AS "id", t.import_id IS NOT NULL AS "imported" FROM desk_tickets t WHERE t.id > $1 ORDER BY t.id LIMIT $2 FOR NO KEY UPDATE`;

export const ticketsAfter = {
  text: ticketsAfterText,
  /** @returns the rows */
  async run(params: TicketsAfterParams, on: Queryable): Promise<TicketsAfterResult[]> {
    return (await on.query<TicketsAfterResult>(ticketsAfterText, [params.after, params.limit])).rows;
  },
};

export interface WalkOnParams {
  walkedTo?: string | null;
}

const walkOnText = `UPDATE desk_sla_progress SET rounds_to = $1`;

export const walkOn = {
  text: walkOnText,
  /** @returns how many rows it touched */
  async run(params: WalkOnParams, on: Queryable): Promise<number> {
    return (await on.query(walkOnText, [params.walkedTo])).rowCount;
  },
};
