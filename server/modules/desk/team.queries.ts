// Made from team.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TeamsWithMembersResult {
  id: string;
  name: string;
  memberIds: string[];
}

const teamsWithMembersText = `SELECT t.id, t.name, coalesce(array_agg(m.person_id ORDER BY m.person_id) FILTER (WHERE m.person_id IS NOT NULL), '{}') AS "memberIds"
  FROM desk_teams t LEFT JOIN desk_team_members m ON m.team_id = t.id GROUP BY t.id ORDER BY lower(t.name), t.id`;

export const teamsWithMembers = {
  text: teamsWithMembersText,
  /** @returns the rows */
  async run(_params: void, on: Queryable): Promise<TeamsWithMembersResult[]> {
    return (await on.query<TeamsWithMembersResult>(teamsWithMembersText)).rows;
  },
};

export interface FindTeamParams {
  id: string;
}

export interface FindTeamResult {
  id: string;
  name: string;
}

const findTeamText = `SELECT t.id, t.name FROM desk_teams t WHERE t.id = $1`;

export const findTeam = {
  text: findTeamText,
  /** @returns the rows */
  async run(params: FindTeamParams, on: Queryable): Promise<FindTeamResult[]> {
    return (await on.query<FindTeamResult>(findTeamText, [params.id])).rows;
  },
};

export interface InsertTeamParams {
  id: string;
  name: string;
  now: Date | string;
}

const insertTeamText = `INSERT INTO desk_teams (id, name, created_at) VALUES ($1, $2, $3)`;

export const insertTeam = {
  text: insertTeamText,
  /** @returns how many rows it touched */
  async run(params: InsertTeamParams, on: Queryable): Promise<number> {
    return (await on.query(insertTeamText, [params.id, params.name, params.now])).rowCount;
  },
};

export interface InsertTeamMembersParams {
  teamId: string;
  personIds: readonly (string | null)[];
}

const insertTeamMembersText = `INSERT INTO desk_team_members (team_id, person_id) SELECT $1::uuid, w.person_id FROM unnest($2::uuid[]) AS w(person_id)`;

export const insertTeamMembers = {
  text: insertTeamMembersText,
  /** @returns how many rows it touched */
  async run(params: InsertTeamMembersParams, on: Queryable): Promise<number> {
    return (await on.query(insertTeamMembersText, [params.teamId, params.personIds])).rowCount;
  },
};
