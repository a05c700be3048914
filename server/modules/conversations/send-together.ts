import { alone } from "../../platform/db/tx.ts";
import { unavailable } from "../../platform/errors.ts";
import { Gatherer } from "../../platform/gather.ts";
import type { Posting } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { messagesPerMinute, type PostingRow } from "./post-message.ts";
import * as queries from "./message.queries.ts";

/** Milliseconds from its arrival after which a message is refused: whoever sent it tries again, and the same message is stored once. */
export const longestWait = 15_000;

interface Sending { token: string; posting: Posting }

/**
 * Sends plain messages, together with those that others send at the same moment, each with its own session and rules. What one session sends, and what one conversation
 * gets, goes in the order in which it came.
 */
class Sends {
  private readonly gatherer: Gatherer<Sending, PostingRow>;

  constructor(services: Services) {
    this.gatherer = new Gatherer({
      keysOf: ({ token, posting }) => [token, posting.conversationId],
      sameKeyTogether: true,
      mostAtOnce: 2,
      evenly: false,
      together: (sendings) => sendAll(services, sendings),
      alone: (sending) => sendAlone(services, sending),
      longestWait,
      refusesBegun: true,
      refusal: () => unavailable("Something that this message waits for takes very long. It was not lost; send it again in a few seconds."),
    });
  }

  /** @returns what `conversation_send` answers. @throws 503 */
  send(token: string, posting: Posting): Promise<PostingRow> {
    return this.gatherer.add({ token, posting });
  }
}

/** One answer for each, in order; null for those that would have had to wait. */
async function sendAll(services: Services, batch: readonly Sending[]): Promise<(PostingRow | null)[]> {
  const rows = await queries.sendTogether.run({
    tokens: batch.map(({ token }) => token), conversationIds: batch.map(({ posting }) => posting.conversationId), clientIds: batch.map(({ posting }) => posting.clientId),
    bodies: batch.map(({ posting }) => posting.body), repliesTo: batch.map(({ posting }) => posting.replyTo ?? 0),
    perMinute: messagesPerMinute(services), now: services.clock.now(),
  }, alone(services));
  if (rows.length !== batch.length) throw new Error("conversation_send_together answered too little");
  return rows.map((row) => (row.outcome === "busy" ? null : row));
}

async function sendAlone(services: Services, { token, posting }: Sending): Promise<PostingRow> {
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
