import type { Message } from "../../../../../contract/conversations.ts";
import type { MacroActions, Status } from "../../../../../contract/desk.ts";
import { ApiError } from "../../../lib/api-error.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

export type ReplyKind = "reply" | "note";

/** A file that goes with a reply. */
export type ReplyFile = { fileId: string; name: string; type: string; bytes: number };

/** What an agent has sent and the server does not have yet. */
export type Waiting = {
  /** Made once; each try carries it, so that it is written once (CV-1). */
  clientId: string;
  ticketId: string;
  number: string;
  kind: ReplyKind;
  body: string;
  /** Files that are at the server already; their ids go along. */
  files?: readonly ReplyFile[];
  /** The last seq that the writer has seen (DK-8). */
  seenSeq: number;
  setStatus?: Extract<Status, "in_progress" | "pending" | "resolved">;
  /** What a macro changes in the same step (DK-9). */
  also?: Omit<MacroActions, "setStatus">;
  /** When it was written, and when it goes out, in milliseconds since 1970. */
  at: number;
  dueAt: number;
  /**
   * `held`: can be taken back; `sending`: on its way, or waiting for the server's leave; `failed`: kept, with the reason;
   * `stale`: somebody else answered meanwhile; `returned`: its text goes back into the field.
   */
  state: "held" | "sending" | "failed" | "stale" | "returned";
  reason?: string;
  /** Of a failed one: no answer came, so it goes again by itself once the server can be reached. */
  unreached?: boolean;
  /** What was written meanwhile, and up to where. */
  newer?: { messages: Message[]; latestSeq: number };
};

export type NewReply = Pick<Waiting, "clientId" | "ticketId" | "number" | "kind" | "body" | "files" | "seenSeq" | "setStatus" | "also">;

export type QueueDoors = {
  /** @throws ApiError */
  deliver: (one: Waiting) => Promise<void>;
  /** Sends without waiting for an answer, for a page that is being left. */
  deliverLast: (one: Waiting) => void;
  read: () => Waiting[];
  keep: (all: readonly Waiting[]) => void;
};

/** DK-9: milliseconds in which a reply can be taken back. */
export const undoTime = 5_000;
/** What was sent longer ago than this, when the page was closed or the network went before it arrived, waits for the agent's word. */
const sendAgainWithin = 10 * 60_000;
const isRecent = ({ at }: Waiting) => Date.now() - at < sendAgainWithin;
const goesByItself = (one: Waiting) => one.state === "failed" && one.unreached === true && isRecent(one);
/** How much later than due another tab may send what it holds. */
const grace = 2_000;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Replies and notes between the Send button and the server. A reply waits five seconds in the page, in which it can be taken
 * back; a note goes at once. Everything is kept in the browser until it has arrived, and one client id makes trying again safe.
 */
export class ReplyQueue {
  readonly #doors: QueueDoors;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #trips = new Map<string, Promise<void>>();
  #all: readonly Waiting[] = [];

  constructor(doors: QueueDoors) {
    this.#doors = doors;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  all = (): readonly Waiting[] => this.#all;

  /**
   * Takes up what an earlier page left behind: what was on its way is sent again, old things wait for the agent. What is still
   * held may be another tab's, which is alive: only when that has not sent it in time, we do.
   */
  resume(): void {
    const now = Date.now();
    this.#all = this.#doors.read().flatMap((one) => {
      if (goesByItself(one)) return [{ ...one, state: "sending" as const }];
      if (one.state !== "held" && one.state !== "sending") return [one];
      if (!isRecent(one)) return [{ ...one, state: "failed" as const, reason: t("itWasNotSent") }];
      if (one.state === "sending") return [one];
      setTimeout(() => this.#adopt(one.clientId), Math.max(0, one.dueAt - now) + grace);
      return [];
    });
    this.#tell();
    this.back();
  }

  #adopt(clientId: string): void {
    const left = this.#doors.read().find((one) => one.clientId === clientId && one.state === "held");
    if (!left || this.#find(clientId)) return;
    this.#set([...this.#all, left]);
    void this.#send(clientId);
  }

  add(reply: NewReply): void {
    // Two replies to one ticket keep their order: the first does not wait any longer.
    void this.flush(reply.ticketId);
    const now = Date.now();
    const hold = reply.kind === "reply" ? undoTime : 0;
    this.#set([...this.#all, { ...reply, at: now, dueAt: now + hold, state: hold > 0 ? "held" : "sending" }]);
    if (hold > 0) this.#timers.set(reply.clientId, setTimeout(() => void this.#send(reply.clientId), hold));
    else void this.#send(reply.clientId);
  }

  /** Takes a held, failed or stale one back: its text returns to the field. Nothing happens once it is on its way. */
  putBack(clientId: string): void {
    const one = this.#find(clientId);
    if (!one || one.state === "sending" || one.state === "returned") return;
    this.#stopTimer(clientId);
    this.#change(clientId, { state: "returned" });
  }

  /** Hands the returned texts of a ticket to its field, oldest first. */
  takeReturned(ticketId: string, kind: ReplyKind): Waiting[] {
    const taken = this.#all.filter((one) => one.ticketId === ticketId && one.kind === kind && one.state === "returned");
    if (taken.length > 0) this.#set(this.#all.filter((one) => !taken.includes(one)));
    return taken;
  }

  /** Sends a failed one again, as it is; or a held one now. */
  sendNow(clientId: string): Promise<void> {
    return this.#send(clientId);
  }

  /** The writer has seen what came meanwhile and sends all the same. */
  sendAnyway(clientId: string): Promise<void> {
    const one = this.#find(clientId);
    if (one?.newer) this.#change(clientId, { seenSeq: one.newer.latestSeq, newer: undefined });
    return this.#send(clientId);
  }

  /** Sends what is held of a ticket now, and waits until it has arrived or failed: a change of the ticket comes after it. */
  async flush(ticketId: string): Promise<void> {
    const open = this.#all.filter((one) => one.ticketId === ticketId && (one.state === "held" || this.#trips.has(one.clientId)));
    await Promise.all(open.map((one) => this.#send(one.clientId)));
  }

  /** The page is being left: what is held goes out at once, without anybody waiting for the answer. It stays kept, to be sure. */
  leave(): void {
    for (const one of this.#all) {
      if (one.state !== "held") continue;
      this.#stopTimer(one.clientId);
      this.#change(one.clientId, { state: "sending" });
      this.#doors.deliverLast(one);
    }
  }

  /** The page came back after all (from the browser's cache): what was sent blindly is sent again to hear the answer. */
  back(): void {
    for (const one of this.#all) if (one.state === "sending") void this.#send(one.clientId);
  }

  /** The server can be reached again: what lately could not be brought to it goes out, one after another as it was written. */
  async reached(): Promise<void> {
    for (const { clientId } of this.#all.filter(goesByItself)) {
      await this.#send(clientId);
      // Still no answer: what was written later must not come before it.
      if (this.#find(clientId)?.unreached) return;
    }
  }

  #send(clientId: string): Promise<void> {
    const under = this.#trips.get(clientId);
    if (under) return under;
    this.#stopTimer(clientId);
    const trip = this.#deliver(clientId).finally(() => this.#trips.delete(clientId));
    this.#trips.set(clientId, trip);
    return trip;
  }

  async #deliver(clientId: string): Promise<void> {
    this.#change(clientId, { state: "sending", reason: undefined, unreached: undefined });
    for (;;) {
      const one = this.#find(clientId);
      if (!one) return;
      try {
        await this.#doors.deliver(one);
        return this.#set(this.#all.filter((other) => other.clientId !== clientId));
      } catch (error) {
        const asked = error instanceof ApiError && error.status === 429 ? (error.retryAfter ?? 5) : null;
        if (asked === null) return this.#refused(clientId, error);
        this.#change(clientId, { reason: t("thatWasALot", { asked }) });
        await wait(asked * 1_000);
      }
    }
  }

  #refused(clientId: string, error: unknown): void {
    const extra = error instanceof ApiError && error.status === 409 ? error.extra : {};
    const { messages, latestSeq } = extra as { messages?: Message[]; latestSeq?: number };
    if (Array.isArray(messages) && typeof latestSeq === "number") this.#change(clientId, { state: "stale", newer: { messages, latestSeq } });
    else this.#change(clientId, { state: "failed", reason: describeError(error), unreached: error instanceof ApiError && error.status === 0 });
  }

  #find(clientId: string): Waiting | undefined {
    return this.#all.find((one) => one.clientId === clientId);
  }

  #stopTimer(clientId: string): void {
    clearTimeout(this.#timers.get(clientId));
    this.#timers.delete(clientId);
  }

  #change(clientId: string, change: Partial<Waiting>): void {
    this.#set(this.#all.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)));
  }

  #set(all: readonly Waiting[]): void {
    this.#all = all;
    this.#doors.keep(all);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
