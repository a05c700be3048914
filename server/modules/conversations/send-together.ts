import { alone } from "../../platform/db/tx.ts";
import { DomainError } from "../../platform/errors.ts";
import type { Posting } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { messagesPerMinute, type PostingRow } from "./post-message.ts";
import * as queries from "./message.queries.ts";

/** So many go in one transaction at most: more would be no cheaper, and the first would wait longer for the last. */
const mostTogether = 32;
/** While one transaction waits for its commit to be on disk, another works. */
const mostAtOnce = 2;

interface Waiting {
  token: string;
  posting: Posting;
  resolve: (row: PostingRow) => void;
  reject: (error: unknown) => void;
}

/**
 * Sends plain messages, together with those that others send at the same moment. A lone message goes at once in a statement of its own; those
 * that come while two transactions are under way go in the next one, each with its own session and rules. So the more is sent, the less each
 * message costs: what is spent once for a transaction (its commit, its round trip) is spent once for all of them.
 */
class Sends {
  private readonly services: Services;
  private waiting: Waiting[] = [];
  /** Sessions and conversations that are under way: what one session sends, and what one conversation gets, goes in the order in which it came. */
  private readonly underWay = new Set<string>();
  private running = 0;
  private planned = false;

  constructor(services: Services) {
    this.services = services;
  }

  /** @returns what `conversation_send` answers. @throws 503 */
  send(token: string, posting: Posting): Promise<PostingRow> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ token, posting, resolve, reject });
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
    for (const one of this.waiting) {
      const goes = batch.length < mostTogether && !this.underWay.has(one.token) && !this.underWay.has(one.posting.conversationId);
      (goes ? batch : left).push(one);
    }
    this.waiting = left;
    for (const { token, posting } of batch) this.underWay.add(token).add(posting.conversationId);
    return batch;
  }

  private async run(batch: Waiting[]): Promise<void> {
    this.running++;
    try {
      const rows = await this.rowsOf(batch);
      batch.forEach((one, i) => {
        const row = rows[i];
        if (row && row.outcome !== "busy") one.resolve(row);
        else this.alone(one);
      });
    } catch (error) {
      // One message's trouble is not the others'. But a database that is away is away for all who wait, and they shall not find it out one after the other.
      if (error instanceof DomainError && error.status === 503) for (const one of [...batch, ...this.waiting.splice(0)]) one.reject(error);
      else if (batch.length > 1) for (const one of batch) this.alone(one);
      else batch[0]?.reject(error);
    } finally {
      this.running--;
      for (const { token, posting } of batch) {
        this.underWay.delete(token);
        this.underWay.delete(posting.conversationId);
      }
      this.plan();
    }
  }

  private async rowsOf(batch: Waiting[]): Promise<PostingRow[]> {
    const [first] = batch;
    if (batch.length === 1 && first) return [await sendAlone(this.services, first)];
    return queries.sendTogether.run({
      tokens: batch.map((one) => one.token), conversationIds: batch.map(({ posting }) => posting.conversationId), clientIds: batch.map(({ posting }) => posting.clientId),
      bodies: batch.map(({ posting }) => posting.body), repliesTo: batch.map(({ posting }) => posting.replyTo ?? 0),
      perMinute: messagesPerMinute(this.services), now: this.services.clock.now(),
    }, alone(this.services));
  }

  /** A message that could not go with the others. */
  private alone(one: Waiting): void {
    sendAlone(this.services, one).then(one.resolve, one.reject);
  }
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
