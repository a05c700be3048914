import { randomUUID } from "node:crypto";
import type { DemoChange, DemoData, DemoTicket } from "../../presets/demo/make-demo.ts";
import type { SeededPerson } from "./demo-people.ts";

/** One thing that happens in the demo's sixty days. */
interface Step { at: Date; ticket: DemoTicket; act: (number: string) => Promise<void> }

export interface Stage {
  /** Calls the API as a person; answers with the body, throws on a refusal. */
  call(who: SeededPerson, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Moves the app's clock, and lets happen what happens by itself until then. */
  moveTo(at: Date): Promise<void>;
  /** Closes what has been solved long enough, as the hourly job does. */
  autoClose(): Promise<void>;
}

/**
 * Plays every ticket through the public API in the order of time, so that threads, timelines, audit and counters are what real use makes.
 * @returns how many steps were refused (a demo text that does not fit the state machine is skipped, and counted)
 */
export async function playTickets(stage: Stage, data: DemoData, people: ReadonlyMap<string, SeededPerson>, teams: ReadonlyMap<string, string>): Promise<number> {
  const numbers = new Map<string, string>();
  const ids = new Map<string, string>();
  const person = (key: string): SeededPerson => {
    const found = people.get(key);
    if (!found) throw new Error(`the demo names ${key}, whom it does not have`);
    return found;
  };
  const steps = data.tickets.flatMap((ticket) => stepsOf(stage, ticket, person, teams, { numbers, ids })).sort((a, b) => a.at.getTime() - b.at.getTime());
  let refused = 0;
  for (const step of steps) {
    await stage.moveTo(step.at);
    try {
      await step.act(numbers.get(step.ticket.key) ?? "");
    } catch (error) {
      refused++;
      if (process.env.BARAZA_DEMO_DEBUG) console.error(step.ticket.key, error instanceof Error ? error.message : error);
    }
  }
  return refused;
}

function stepsOf(stage: Stage, ticket: DemoTicket, person: (key: string) => SeededPerson, teams: ReadonlyMap<string, string>, made: { numbers: Map<string, string>; ids: Map<string, string> }): Step[] {
  const requester = person(ticket.requester);
  // Who answers has read what was there before.
  const hasRead = async (who: SeededPerson) => { await stage.call(who, "PUT", `/api/conversations/${made.ids.get(ticket.key) ?? ""}/read`, { seq: 1_000_000 }); };
  const steps: Step[] = [{
    at: ticket.createdAt, ticket,
    act: async () => {
      const created = await stage.call(requester, "POST", "/api/tickets", {
        subject: ticket.subject, description: ticket.description, category: ticket.category, priority: ticket.priority === "urgent" ? "high" : ticket.priority,
      });
      made.numbers.set(ticket.key, String(created.number));
      made.ids.set(ticket.key, String(created.id));
      await hasRead(requester);
    },
  }];
  for (const message of ticket.messages.slice(1)) {
    const author = person(message.author);
    steps.push({ at: message.at, ticket, act: async (number) => {
      await stage.call(author, "POST", `/api/tickets/${number}/${message.visibility === "internal" ? "notes" : "replies"}`, { clientId: randomUUID(), body: message.body });
      await hasRead(author);
    } });
  }
  for (const change of ticket.changes) steps.push({ at: change.at, ticket, act: (number) => playChange(stage, ticket, change, number, person, teams) });
  if (ticket.rating) {
    const { score, comment, at } = ticket.rating;
    steps.push({ at, ticket, act: async (number) => { await stage.call(requester, "PUT", `/api/tickets/${number}/rating`, { score, ...(comment ? { comment } : {}) }); await hasRead(requester); } });
  }
  return steps;
}

async function playChange(stage: Stage, ticket: DemoTicket, change: DemoChange, number: string, person: (key: string) => SeededPerson, teams: ReadonlyMap<string, string>): Promise<void> {
  if (change.by === null) return stage.autoClose();
  const by = person(change.by);
  if (change.kind === "priority") {
    await stage.call(by, "PUT", `/api/tickets/${number}/priority`, { priority: change.to });
  } else if (change.kind === "assignment") {
    const teamId = ticket.team ? teams.get(ticket.team) : undefined;
    await stage.call(by, "PUT", `/api/tickets/${number}/assignment`, { staffId: person(change.to).id, ...(teamId ? { teamId } : {}) });
    if (change.from === null && ticket.tags.length > 0) await stage.call(by, "PUT", `/api/tickets/${number}/tags`, { tags: ticket.tags });
  } else {
    const now = await stage.call(by, "GET", `/api/tickets/${number}`);
    if (now.status === change.to) return;
    if (change.to === "resolved") await stage.call(by, "PUT", `/api/tickets/${number}/resolution`, {});
    else if (change.to === "closed") await stage.call(by, "PUT", `/api/tickets/${number}/closure`, { reason: change.reason ?? "solved" });
    else if (change.from === "resolved") await stage.call(by, "DELETE", `/api/tickets/${number}/resolution`);
    else await stage.call(by, "PUT", `/api/tickets/${number}/status`, { status: change.to });
  }
}
