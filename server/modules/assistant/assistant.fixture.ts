import { randomUUID } from "node:crypto";
import type { Conversation, Message } from "../../../contract/conversations.ts";
import type { HttpAnswer } from "../../test/http-client.ts";
import { HttpClient } from "../../test/http-client.ts";
import type { CastName, World } from "../../test/world.ts";
import type { MovableClock } from "../../platform/clock.ts";

/** A member's talk with the bot, as a program that uses the API would hold it. */
export interface Talk {
  id: string;
  /** Sends a message; `clientId` is new unless given. */
  send(body: string, clientId?: string): Promise<HttpAnswer<Message>>;
  /** Sends, and gives what the bot has said since. */
  ask(body: string): Promise<Message[]>;
  show(): Promise<Conversation>;
}

/** Opens a new talk as one of the cast, or as a member with this cookie. */
export async function talkOf(world: World, who: CastName | { cookie: string }): Promise<Talk> {
  const client = typeof who === "string" ? world.as(who) : new HttpClient(world.running.address ?? "", who.cookie);
  const opened = await client.post<Conversation>("/api/conversations", { kind: "assistant", fresh: true });
  if (opened.status !== 201) throw new Error(`no talk: ${opened.status} ${JSON.stringify(opened.body)}`);
  const { id } = opened.body;
  const send = (body: string, clientId: string = randomUUID()) => client.post<Message>(`/api/conversations/${id}/messages`, { clientId, body });
  const show = async () => (await client.get<Conversation>(`/api/conversations/${id}`)).body;
  return {
    id, send, show,
    async ask(body) {
      const sent = await send(body);
      if (sent.status !== 201) throw new Error(`not sent: ${sent.status} ${JSON.stringify(sent.body)}`);
      const { items } = (await client.get<{ items: Message[] }>(`/api/conversations/${id}/messages?after=${sent.body.seq}&limit=100`)).body;
      return items.filter((message) => message.authorPart === "bot");
    },
  };
}

/** What was said, in short. */
export const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body);
export const choicesOf = (messages: readonly Message[]) => messages.at(-1)?.extra?.choices?.map(({ value }) => value);

const day = [{ from: "00:00", to: "23:59" }];
/** Opening hours of a desk that is open at noon on every day. */
export const alwaysOpen = { zone: "UTC", monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day };

/** Moves a clock on to the next noon, UTC. */
export function atNoon(clock: MovableClock): void {
  const noon = 12 * 3_600_000;
  const today = clock.now().getTime() % (2 * noon);
  clock.advance(today <= noon ? noon - today : 3 * noon - today);
}
