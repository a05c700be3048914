// Made from tickets.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../../platform/db/tx.ts";

export interface TicketsAtParams {
  ids: readonly (string | null)[];
}

export interface TicketsAtResult {
  id: string;
  number: string;
  subject: string;
  status: string;
}

const ticketsAtText = `SELECT t.id AS "id", t.number AS "number", t.subject AS "subject", t.status AS "status" FROM desk_tickets t WHERE t.id = ANY($1::uuid[])`;

export const ticketsAt = {
  text: ticketsAtText,
  /** @returns the rows */
  async run(params: TicketsAtParams, on: Queryable): Promise<TicketsAtResult[]> {
    return (await on.query<TicketsAtResult>(ticketsAtText, [params.ids])).rows;
  },
};
