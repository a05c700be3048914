// Made from export.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface MailsOfParams {
  personId: string;
  after?: string | null;
}

export interface MailsOfResult {
  id: string;
  at: Date;
  subject: string;
  to: string;
  status: string;
  sentAt: Date | null;
}

const mailsOfText = `SELECT m.id, m.created_at AS "at", m.subject, m.to_address AS "to", m.status, m.sent_at AS "sentAt" FROM mail_messages m
 WHERE m.person_id = $1 AND ($2::uuid IS NULL OR m.id > $2::uuid) ORDER BY m.id LIMIT 500`;

export const mailsOf = {
  text: mailsOfText,
  /** @returns the rows */
  async run(params: MailsOfParams, on: Queryable): Promise<MailsOfResult[]> {
    return (await on.query<MailsOfResult>(mailsOfText, [params.personId, params.after])).rows;
  },
};
