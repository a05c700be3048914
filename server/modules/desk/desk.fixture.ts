import { randomUUID } from "node:crypto";
import type { Message } from "../../../contract/conversations.ts";
import type { Ticket, TicketRow } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { HttpAnswer, Json } from "../../test/http-client.ts";
import { openWorld, type CastName, type WorldOptions } from "../../test/world.ts";

export interface ReplyAnswer { message: Message; ticket: TicketRow; followUp: { id: string; number: string } | null }
export interface Rows { items: TicketRow[]; nextCursor: string | null }

/** A desk with its usual cast, where tickets may be opened without end, and the few requests that every test of it makes. */
export async function openDesk(options: WorldOptions = {}) {
  const world = await openWorld({ ...options, settings: { "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0, ...options.settings } });
  return {
    world,
    as: world.as,
    async ticket(who: CastName = "ada", form: Record<string, unknown> = {}): Promise<Ticket> {
      const made = await world.as(who).post<Ticket>("/api/tickets", { subject: "Cannot post", description: `My post fails. ${randomUUID()}`, category: "bug", ...form });
      if (made.status !== 201) throw new Error(`no ticket: ${JSON.stringify(made.body)}`);
      // Times of different steps differ, as they do for people.
      world.clock.advance(1000);
      return made.body;
    },
    async reply(who: CastName, id: string, body = "Some words", more: Record<string, unknown> = {}): Promise<HttpAnswer<ReplyAnswer>> {
      const answer = await world.as(who).post<ReplyAnswer>(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body, ...more });
      world.clock.advance(1000);
      return answer;
    },
    async note(who: CastName, id: string, body = "Among us"): Promise<HttpAnswer<Message>> {
      const answer = await world.as(who).post<Message>(`/api/tickets/${id}/notes`, { clientId: randomUUID(), body });
      world.clock.advance(1000);
      return answer;
    },
    async put(who: CastName, path: string, body?: unknown): Promise<HttpAnswer<Ticket>> {
      const answer = await world.as(who).put<Ticket>(path, body);
      world.clock.advance(1000);
      return answer;
    },
    async show(who: CastName, id: string): Promise<Ticket> {
      return (await world.as(who).get<Ticket>(`/api/tickets/${id}`)).body;
    },
    async rows(who: CastName, query = ""): Promise<Rows> {
      const { status, body } = await world.as(who).get<Rows>(`/api/desk/tickets${query}`);
      if (status !== 200) throw new Error(`the list answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
    /** Kinds of the timeline as somebody sees it, oldest first. */
    async kinds(who: CastName, id: string): Promise<string[]> {
      return (await this.show(who, id)).timeline.map((event) => event.kind);
    },
    close: () => world.close(),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The same transaction, which counts its statements: what must not grow with the number of rows. */
export function counting(tx: Tx): { tx: Tx; count: () => number } {
  let statements = 0;
  const counted: Tx = {
    ...tx,
    query: (text, values) => { statements += 1; return tx.query(text, values); },
    finalRows: (statement, plan) => { statements += 1; return tx.finalRows(statement, plan); },
    all: (statement) => { statements += 1; return tx.all(statement); },
    first: (statement) => { statements += 1; return tx.first(statement); },
  };
  return { tx: counted, count: () => statements };
}

/** The parts of a refusal that tests look at. */
export function refusal(answer: HttpAnswer<unknown>): { status: number; code: string; extra: Json | undefined; detail: string } {
  const body = answer.body as { type?: string; extra?: Json; detail?: string };
  return { status: answer.status, code: (body.type ?? "").replace("/problems/", ""), extra: body.extra, detail: body.detail ?? "" };
}
