import { randomUUID } from "node:crypto";
import type { Json } from "../../test/http-client.ts";
import type { CastName } from "../../test/world.ts";
import { openMailWorld, type MailWorld } from "../../platform/mail/mail-world.fixture.ts";

/** A world with tickets and their mails, told through the HTTP API. */
export interface TicketStory extends MailWorld {
  open(who: CastName, subject: string, description?: string): Promise<{ id: string; number: string }>;
  reply(who: CastName, ticket: { id: string }, body: string): Promise<{ id: string; seq: number }>;
  note(who: CastName, ticket: { id: string }, body: string): Promise<{ id: string; seq: number }>;
  /** Timeline kinds as somebody sees them. */
  timeline(who: CastName, ticket: { id: string }): Promise<{ kind: string; data: Record<string, unknown> }[]>;
}

/** Opens it. Answers other than success fail at once. */
export async function openTicketStory(options: Parameters<typeof openMailWorld>[0] = {}): Promise<TicketStory> {
  const mails = await openMailWorld({ ...options, env: { BARAZA_RATE_LIMITS: "off", ...options.env }, settings: { "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0, ...options.settings } });
  const post = async (who: CastName, path: string, body: unknown): Promise<Json> => {
    const answer = await mails.world.as(who).post(path, body);
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    ...mails,
    open: async (who, subject, description = "It does not work.") => {
      const ticket = await post(who, "/api/tickets", { subject, description: `${description} ${randomUUID()}`, category: "bug" });
      return { id: String(ticket.id), number: String(ticket.number) };
    },
    reply: async (who, ticket, body) => {
      const { message } = await post(who, `/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body });
      return { id: String(message?.id), seq: Number(message?.seq) };
    },
    note: async (who, ticket, body) => {
      const message = await post(who, `/api/tickets/${ticket.id}/notes`, { clientId: randomUUID(), body });
      return { id: String(message.id), seq: Number(message.seq) };
    },
    timeline: async (who, ticket) => {
      const answer = await mails.world.as(who).get<{ timeline: { kind: string; data: Record<string, unknown> }[] }>(`/api/tickets/${ticket.id}`);
      return answer.body.timeline.map(({ kind, data }) => ({ kind, data }));
    },
  };
}
