import type { Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { progressOf } from "./policy.ts";
import * as queries from "./open-tickets.queries.ts";

export interface OpenTicket {
  id: string;
  number: string;
  subject: string;
  category: string;
  status: Status;
  createdAt: Date;
  /** Its first message. */
  text: string;
  progress: string;
  /** 0 to 1: how alike its words are to the text asked about, by trigrams (AS-5). */
  similarity: number;
}

/** A person's unsolved tickets, the one most like `text` first; at most 20. */
export async function openTicketsOf(tx: Tx, personId: string, text = ""): Promise<OpenTicket[]> {
  const rows = await queries.openTicketsOf.run({ personId, text }, tx);
  return rows.map(({ firstRepliedAt, ...row }) => {
    const status = row.status as Status;
    return { ...row, status, progress: progressOf({ status, firstRepliedAt }) };
  });
}
