// Made from stops.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../db/tx.ts";

export interface MailWantedParams {
  address: string;
  list: string;
}

export interface MailWantedResult {
  wanted: boolean;
}

const mailWantedText = `SELECT mail_wanted($1, $2) AS "wanted"`;

export const mailWanted = {
  text: mailWantedText,
  /** @returns the rows */
  async run(params: MailWantedParams, on: Queryable): Promise<MailWantedResult[]> {
    return (await on.query<MailWantedResult>(mailWantedText, [params.address, params.list])).rows;
  },
};

export interface MailOfLinkParams {
  id: string;
}

export interface MailOfLinkResult {
  toAddress: string;
  list: string | null;
  subject: string;
}

const mailOfLinkText = `SELECT to_address AS "toAddress", list, subject FROM mail_messages WHERE id = $1`;

export const mailOfLink = {
  text: mailOfLinkText,
  /** @returns the rows */
  async run(params: MailOfLinkParams, on: Queryable): Promise<MailOfLinkResult[]> {
    return (await on.query<MailOfLinkResult>(mailOfLinkText, [params.id])).rows;
  },
};

export interface StopMailsParams {
  address: string;
  list: string;
  now: Date | string;
}

const stopMailsText = `INSERT INTO mail_stops (address, list, stopped_at) VALUES ($1, $2, $3) ON CONFLICT (address, list) WHERE lifted_at IS NULL DO NOTHING`;

export const stopMails = {
  text: stopMailsText,
  /** @returns how many rows it touched */
  async run(params: StopMailsParams, on: Queryable): Promise<number> {
    return (await on.query(stopMailsText, [params.address, params.list, params.now])).rowCount;
  },
};

export interface LiftStopParams {
  now: Date | string;
  address: string;
  list: string;
}

const liftStopText = `UPDATE mail_stops SET lifted_at = $1 WHERE address = $2 AND list = $3 AND lifted_at IS NULL`;

export const liftStop = {
  text: liftStopText,
  /** @returns how many rows it touched */
  async run(params: LiftStopParams, on: Queryable): Promise<number> {
    return (await on.query(liftStopText, [params.now, params.address, params.list])).rowCount;
  },
};
