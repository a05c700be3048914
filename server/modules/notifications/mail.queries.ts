// Made from mail.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TakeDueMailsParams {
  personId: string;
  now: Date | string;
}

export interface TakeDueMailsResult {
  id: string;
  kind: string;
  payload: unknown;
  notificationId: string;
  priority: string;
  title: string;
  body: string;
  link: string;
  count: number;
  readAt: Date | null;
  aboutId: string | null;
  conversationId: string | null;
}

const takeDueMailsText = `SELECT m.id, m.kind, m.payload, n.id AS "notificationId", n.priority, n.title, n.body, n.link, n.count, n.read_at AS "readAt", n.about_id AS "aboutId", n.conversation_id AS "conversationId"
  FROM notification_mails m JOIN notifications n ON n.id = m.notification_id
 WHERE m.person_id = $1 AND m.settled_at IS NULL AND m.due_at <= $2 ORDER BY m.created_at, m.id LIMIT 500 FOR UPDATE OF m`;

export const takeDueMails = {
  text: takeDueMailsText,
  /** @returns the rows */
  async run(params: TakeDueMailsParams, on: Queryable): Promise<TakeDueMailsResult[]> {
    return (await on.query<TakeDueMailsResult>(takeDueMailsText, [params.personId, params.now])).rows;
  },
};

export interface SettleMailsParams {
  now: Date | string;
  outcome: string;
  ids: readonly (string | null)[];
}

const settleMailsText = `UPDATE notification_mails SET settled_at = $1, outcome = $2 WHERE id = ANY ($3::uuid[]) AND settled_at IS NULL`;

export const settleMails = {
  text: settleMailsText,
  /** @returns how many rows it touched */
  async run(params: SettleMailsParams, on: Queryable): Promise<number> {
    return (await on.query(settleMailsText, [params.now, params.outcome, params.ids])).rowCount;
  },
};

export interface PeopleWithDueMailsParams {
  now: Date | string;
}

export interface PeopleWithDueMailsResult {
  personId: string;
}

const peopleWithDueMailsText = `SELECT DISTINCT m.person_id AS "personId" FROM notification_mails m WHERE m.settled_at IS NULL AND m.due_at <= $1 LIMIT 1000`;

export const peopleWithDueMails = {
  text: peopleWithDueMailsText,
  /** @returns the rows */
  async run(params: PeopleWithDueMailsParams, on: Queryable): Promise<PeopleWithDueMailsResult[]> {
    return (await on.query<PeopleWithDueMailsResult>(peopleWithDueMailsText, [params.now])).rows;
  },
};
