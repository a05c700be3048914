import { alone } from "../../platform/db/tx.ts";
import { DomainError, unavailable } from "../../platform/errors.ts";
import type { Posting } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { messagesPerMinute, type PostingRow } from "./post-message.ts";
import * as queries from "./message.queries.ts";

/** So many go in one transaction at most: more would be no cheaper, and the first would wait longer for the last. */
const mostTogether = 32;
/** While one transaction waits for its commit to be on disk, another works. */
const mostAtOnce = 2;
/** Milliseconds after which a transaction is not counted as one of them any more: whatever it waits for, others go on. */
export const patience = 100;

/** Milliseconds from its arrival after which a message is refused: whoever sent it tries again, and the same message is stored once. */
export const longestWait = 15_000;

interface Waiting {
  token: string;
  posting: Posting;
  /** Answers, once; whatever comes later is of no matter. */
  resolve: (row: PostingRow) => void;
  reject: (error: unknown) => void;
  /** Whether it is counted among what is under way. */
  begun: boolean;
  /** It was among messages that failed: it goes alone, so that it fails no others again. */
  suspect: boolean;
  deadline: NodeJS.Timeout | undefined;
  /** It was answered, or its time was over. */
  ended: boolean;
}

/**
 * Sends plain messages, together with those that others send at the same moment. A lone message goes at once; those that come while two
 * transactions are under way go in the next one, each with its own session and rules. So the more is sent, the less each message costs: what is
 * spent once for a transaction (its commit, its round trip) is spent once for all of them.
 *
 * What one session sends, and what one conversation gets, goes in the order in which it came. A message that must wait for somebody else's lock
 * waits on a connection of its own, and holds up nothing but its own session and conversation.
 */
class Sends {
  private readonly services: Services;
  private waiting: Waiting[] = [];
  /** Sessions and conversations that are under way, with how many messages of each. */
  private readonly underWay = new Map<string, number>();
  private running = 0;
  private planned = false;

  constructor(services: Services) {
    this.services = services;
  }

  /** @returns what `conversation_send` answers. @throws 503 */
  send(token: string, posting: Posting): Promise<PostingRow> {
    return new Promise((resolve, reject) => {
      const one: Waiting = { token, posting, resolve, reject, begun: false, suspect: false, deadline: undefined, ended: false };
      one.deadline = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== one);
        this.end(one, () => reject(unavailable("Something that this message waits for takes very long. It was not lost; send it again in a few seconds.")));
        this.plan();
      }, longestWait);
      this.waiting.push(one);
      this.plan();
    });
  }

  /** What arrived in the same turn of the event loop leaves together. */
  private plan(): void {
    if (this.planned || this.running >= mostAtOnce || this.waiting.length === 0) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      const batch = this.take();
      if (batch.length === 0) return;
      void this.run(batch);
      this.plan();
    });
  }

  private take(): Waiting[] {
    const batch: Waiting[] = [], left: Waiting[] = [];
    // What is left behind holds back what comes after it of the same session or conversation.
    const behind = new Set<string>();
    let looked = 0;
    for (const one of this.waiting) {
      if (batch.length >= mostTogether || batch[0]?.suspect) break;
      looked++;
      const goes = (batch.length === 0 || !one.suspect) && keysOf(one).every((key) => !this.underWay.has(key) && !behind.has(key));
      if (!goes) for (const key of keysOf(one)) behind.add(key);
      (goes ? batch : left).push(one);
    }
    this.waiting = [...left, ...this.waiting.slice(looked)];
    for (const one of batch) this.begin(one);
    return batch;
  }

  private async run(batch: Waiting[]): Promise<void> {
    this.running++;
    let counted = true;
    const goOn = () => {
      if (!counted) return;
      counted = false;
      this.running--;
      this.plan();
    };
    const late = setTimeout(goOn, patience);
    try {
      const rows = await sendAll(this.services, batch);
      const busy = batch.filter((_, i) => rows[i]?.outcome === "busy");
      batch.forEach((one, i) => {
        const row = rows[i];
        if (row && row.outcome !== "busy") this.end(one, () => one.resolve(row));
      });
      this.goAlone(busy);
    } catch (error) {
      // A database that is away is away for all who wait: they shall not find it out one after the other. Other trouble is of one message.
      const away = error instanceof DomainError && error.status === 503;
      const refused = away ? [...batch, ...this.waiting.splice(0)] : batch.length === 1 ? batch : [];
      for (const one of refused) this.end(one, () => one.reject(error));
      if (refused.length > 0) return;
      for (const one of batch) one.suspect = true;
      this.goAlone(batch);
    } finally {
      clearTimeout(late);
      goOn();
      this.plan();
    }
  }

  /** Messages that can't go with others. Of one session or conversation only the first goes; the rest come after it. */
  private goAlone(messages: readonly Waiting[]): void {
    const going = new Set<string>(), after: Waiting[] = [];
    for (const one of messages) {
      if (one.ended) continue;
      if (keysOf(one).some((key) => going.has(key))) {
        after.push(one);
        this.leave(one);
        continue;
      }
      for (const key of keysOf(one)) going.add(key);
      sendAlone(this.services, one).then((row) => this.end(one, () => one.resolve(row)), (error: unknown) => this.end(one, () => one.reject(error))).finally(() => this.plan());
    }
    this.waiting.unshift(...after);
  }

  private begin(one: Waiting): void {
    one.begun = true;
    for (const key of keysOf(one)) this.underWay.set(key, (this.underWay.get(key) ?? 0) + 1);
  }

  /** It is not under way any more. */
  private leave(one: Waiting): void {
    if (!one.begun) return;
    one.begun = false;
    for (const key of keysOf(one)) {
      const left = (this.underWay.get(key) ?? 1) - 1;
      if (left > 0) this.underWay.set(key, left);
      else this.underWay.delete(key);
    }
  }

  private end(one: Waiting, answer: () => void): void {
    one.ended = true;
    clearTimeout(one.deadline);
    this.leave(one);
    answer();
  }
}

function keysOf({ token, posting }: Waiting): [string, string] {
  return [token, posting.conversationId];
}

/** One answer for each, in order; `busy` for those that would have had to wait. One by itself may wait: nobody else does for it. */
async function sendAll(services: Services, batch: readonly Waiting[]): Promise<PostingRow[]> {
  const [first] = batch;
  if (batch.length === 1 && first) return [await sendAlone(services, first)];
  const rows = await queries.sendTogether.run({
    tokens: batch.map(({ token }) => token), conversationIds: batch.map(({ posting }) => posting.conversationId), clientIds: batch.map(({ posting }) => posting.clientId),
    bodies: batch.map(({ posting }) => posting.body), repliesTo: batch.map(({ posting }) => posting.replyTo ?? 0),
    perMinute: messagesPerMinute(services), now: services.clock.now(),
  }, alone(services));
  if (rows.length !== batch.length) throw new Error("conversation_send_together answered too little");
  return rows;
}

async function sendAlone(services: Services, { token, posting }: Waiting): Promise<PostingRow> {
  const [row] = await queries.sendMessage.run({
    token, conversationId: posting.conversationId, clientId: posting.clientId, body: posting.body, replyTo: posting.replyTo,
    perMinute: messagesPerMinute(services), now: services.clock.now(),
  }, alone(services));
  if (!row) throw new Error("conversation_send answered nothing");
  return row;
}

const made = new WeakMap<Services, Sends>();

/** This process's sends. */
export function sendsOf(services: Services): Sends {
  let sends = made.get(services);
  if (!sends) made.set(services, sends = new Sends(services));
  return sends;
}
