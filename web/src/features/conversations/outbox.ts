import type { Message } from "../../../../contract/conversations.ts";
import { ApiError, isPassing } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { uuid } from "../../lib/uuid.ts";
import { forgetOutgoing, keepOutgoing, keptOutgoing } from "./outbox-store.ts";
import type { Outgoing, ThreadEvent } from "./thread-state.ts";

/** Brings a message to the server and answers with it as it was written. */
export type Deliver = (one: Outgoing) => Promise<Message>;

/** What becomes of a message, for the thread; `waiting`: the server asked to wait this many seconds (CV-16). */
export type OutboxNews = Extract<ThreadEvent, { type: "sending" | "failed" | "message" | "withdrawn" }> | { type: "waiting"; seconds: number };

const leftBehind = "It was not sent before the page was closed.";
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/**
 * What a person has written in one conversation and the server does not have yet. One message at a time, in the order of
 * writing, each with one client id for all its tries (CV-1, CV-5); kept in the browser until it arrived. Goes on sending when
 * the person has moved to another page.
 */
export class Outbox {
  readonly #conversationId: string;
  readonly #entries: Outgoing[];
  readonly #listeners = new Set<(news: OutboxNews) => void>();
  #deliver: Deliver;
  #running = false;

  constructor(conversationId: string, deliver: Deliver) {
    this.#conversationId = conversationId;
    this.#deliver = deliver;
    this.#entries = keptOutgoing(conversationId, leftBehind);
  }

  get entries(): readonly Outgoing[] {
    return this.#entries;
  }

  /** Where messages go from now on: a talk may move on into a ticket. */
  deliverBy(deliver: Deliver): void {
    this.#deliver = deliver;
  }

  listen(listener: (news: OutboxNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Takes a text over: from here on it is kept here.
   *
   * @param clientId of an earlier try of the same text, if there was one
   * @throws nothing; what becomes of it is told to the listeners
   */
  send(body: string, clientId: string = uuid()): void {
    const one: Outgoing = { clientId, body, at: new Date().toISOString(), state: "sending" };
    this.#entries.push(one);
    keepOutgoing(this.#conversationId, one);
    this.#tell({ type: "sending", outgoing: { clientId, body, at: one.at } });
    void this.#run();
  }

  /** Sends all that failed again, oldest first. */
  retry(): void {
    for (const one of this.#entries) {
      if (one.state !== "failed") continue;
      one.state = "sending";
      this.#tell({ type: "sending", outgoing: { clientId: one.clientId, body: one.body, at: one.at } });
    }
    void this.#run();
  }

  /** Takes a failed message back; answers with its text. */
  withdraw(clientId: string): string {
    const one = this.#entries.find((entry) => entry.clientId === clientId);
    this.#remove(clientId);
    this.#tell({ type: "withdrawn", clientId });
    return one?.body ?? "";
  }

  /** The message has arrived, as the socket tells. */
  arrived(clientId: string): void {
    this.#remove(clientId);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#try(next);
    this.#running = false;
  }

  #next(): Outgoing | undefined {
    return this.#entries.find((one) => one.state === "sending");
  }

  async #try(one: Outgoing): Promise<void> {
    try {
      const message = await this.#deliver(one);
      this.#remove(one.clientId);
      this.#tell({ type: "message", message });
    } catch (error) {
      if (error instanceof ApiError && error.status === 429) {
        const seconds = error.retryAfter ?? 5;
        this.#tell({ type: "waiting", seconds });
        await pause(seconds);
        return;
      }
      // Without a connection, or signed out, what was written after it would overtake it: all of it waits.
      const all = isPassing(error) || (error instanceof ApiError && error.status === 401);
      for (const failed of all ? this.#entries.filter(({ state }) => state === "sending") : [one]) this.#fail(failed, describeError(error));
    }
  }

  #fail(one: Outgoing, reason: string): void {
    one.state = "failed";
    one.reason = reason;
    this.#tell({ type: "failed", clientId: one.clientId, reason });
  }

  #remove(clientId: string): void {
    const at = this.#entries.findIndex((one) => one.clientId === clientId);
    if (at >= 0) this.#entries.splice(at, 1);
    forgetOutgoing(this.#conversationId, clientId);
  }

  #tell(news: OutboxNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}

const outboxes = new Map<string, Outbox>();

/** The page's one outbox of a conversation. */
export function outboxOf(conversationId: string, deliver: Deliver): Outbox {
  const known = outboxes.get(conversationId);
  if (known) {
    known.deliverBy(deliver);
    return known;
  }
  const made = new Outbox(conversationId, deliver);
  outboxes.set(conversationId, made);
  return made;
}
