import { z } from "zod";
import { flowLanguages } from "../../../contract/flow-check.ts";
import { conflict, notFound, type DomainError } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./assistant.queries.ts";
import { awaitings, newTalk, type TalkState } from "./flow-types.ts";

/** What the database keeps of a bot talk beside its messages. */
export interface Session {
  conversationId: string;
  /** The member who talks; the bot acts for nobody else (AS-8). */
  personId: string;
  state: TalkState;
  /** Where the talk went on, and by whom; null while the bot has it. */
  handedOff: { ticketId: string; number: string; byId: string } | null;
}

const storedState = z.object({
  offered: z.array(z.string()), told: z.array(z.number().int()), matterFrom: z.number().int().nullable(),
  redirect: z.object({ id: z.string(), number: z.string() }).nullable(), forPerson: z.boolean(),
  at: z.string().default(""), flow: z.number().int().nullable().default(null), language: z.enum(flowLanguages).default("en"),
});

/** The session of a talk that the actor may see. @throws notFound */
export async function accessSession(tx: Tx, conversationId: string): Promise<Session> {
  const [row] = await queries.findSession.run({ conversationId }, tx);
  if (!row) throw notFound("This conversation");
  const { personId, ticketId, ticketNumber, handedOffBy } = row;
  const handedOff = ticketId && ticketNumber && handedOffBy ? { ticketId, number: ticketNumber, byId: handedOffBy } : null;
  return { conversationId, personId, state: stateFrom(row.awaiting, row.state), handedOff };
}

/** A state that an older version wrote and that does not fit any more starts anew: the talk goes on, only the open question is forgotten. */
export function stateFrom(awaiting: string, stored: unknown): TalkState {
  const parsed = storedState.safeParse(stored);
  const known = z.enum(awaitings).safeParse(awaiting);
  return parsed.success && known.success ? { ...parsed.data, awaiting: known.data } : newTalk;
}

export async function startSession(tx: Tx, conversationId: string, personId: string, state: TalkState): Promise<void> {
  const { awaiting: _, ...stored } = state;
  await queries.insertSession.run({ conversationId, personId, state: stored, now: tx.now }, tx);
}

export async function saveState(tx: Tx, conversationId: string, { awaiting, ...stored }: TalkState): Promise<void> {
  await queries.saveSession.run({ conversationId, awaiting, state: stored, now: tx.now }, tx);
}

/** 409: the talk goes on in a ticket. The client sends there, with the same client id. */
export function moved({ ticketId, number }: { ticketId: string; number: string }): DomainError {
  return conflict("moved", `This talk goes on in ticket ${number}.`, { ticketId, number });
}
