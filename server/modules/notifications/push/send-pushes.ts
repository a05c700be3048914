import webpush from "web-push";
import type { NoticePriority, PushPayload } from "../../../../contract/notifications.ts";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { readAddress } from "../../../platform/mail/addresses.ts";
import type { Services } from "../../../platform/services.ts";
import { readersOf, type Reader } from "../readers.ts";
import { pushWords } from "../texts.ts";
import { pushKeys } from "./keys.ts";
import { postPush, RefusedAddress, type PushAnswer } from "./post-push.ts";
import { pushJobName } from "./push-job.ts";
import * as queries from "./push.queries.ts";

type Claimed = queries.ClaimPushesResult;
/** Longer than all of one job's requests together. */
const claimMilliseconds = 5 * 60_000;
/** So long a push service keeps a message for a browser that is off; so long we try to hand it over. */
const keptSeconds = 86_400;
/** More than this at once, such as after quiet hours, are told as a number. */
const mostAtOnce = 3;
const urgencies = { low: "low", normal: "normal", high: "high", critical: "high" } as const;

/**
 * Sends what is due to one browser: the job `notifications.push`. What was read meanwhile is not sent. Two workers never send the same:
 * the rows are claimed, and a dead worker's claim ends by itself. Failures wait in the rows; the sweep comes back to them.
 */
export async function sendPushes(services: Services, payload: unknown): Promise<void> {
  const { subscriptionId } = payload as { subscriptionId: string };
  const { pushes, unread, reader } = await withTx(services, { actor: systemActor }, async (tx) => {
    const claimed = await queries.claimPushes.run({ subscriptionId, now: tx.now, until: new Date(tx.now.getTime() + claimMilliseconds) }, tx);
    // Settles what was read in the conversation itself, too; nobody comes back who can't be reached.
    const [found] = await readersOf(tx, claimed.slice(0, 1).map(({ personId }) => personId));
    return { pushes: claimed, unread: found ? await stillUnread(tx, claimed) : [], reader: found };
  });
  await settle(services, subscriptionId, pushes.filter((push) => !unread.includes(push)), "read");
  const [first] = unread;
  if (!reader || !first) return;
  if (unread.length > mostAtOnce) return sendOne(services, subscriptionId, unread, severalPayload(reader, unread));
  for (const push of unread) await sendOne(services, subscriptionId, [push], payloadOf(push));
}

async function stillUnread(tx: Tx, pushes: readonly Claimed[]): Promise<Claimed[]> {
  const rows = await queries.unreadAmong.run({ ids: pushes.map((push) => push.notificationId) }, tx);
  const open = new Set(rows.map(({ id }) => id));
  return pushes.filter((push) => open.has(push.notificationId));
}

/** What the browser shows, and nothing beside. */
function payloadOf(push: Claimed): PushPayload {
  return { title: push.count > 1 ? `${push.title} (${push.count})` : push.title, body: push.body, link: push.link, tag: push.notificationId, priority: push.priority as NoticePriority };
}

function severalPayload(reader: Reader, pushes: readonly Claimed[]): PushPayload {
  const words = pushWords[reader.locale];
  const count = pushes.reduce((sum, push) => sum + push.count, 0);
  return { title: words.several(count), body: words.open, link: "/notifications", tag: "several", priority: pushes.some((push) => push.priority === "critical") ? "critical" : "normal" };
}

async function sendOne(services: Services, subscriptionId: string, pushes: readonly Claimed[], payload: PushPayload): Promise<void> {
  const [first] = pushes;
  if (!first) return;
  const answer = await hand(services, first, payload);
  const waited = services.clock.now().getTime() - Math.min(...pushes.map((push) => push.createdAt.getTime()));
  if (answer.status >= 200 && answer.status < 300) return settle(services, subscriptionId, pushes, "sent");
  // Gone (RFC 8030 7.3), or the address belongs to other keys (RFC 8292 4.2): this browser takes nothing from us any more.
  if ([403, 404, 410].includes(answer.status)) return drop(services, subscriptionId);
  const again = answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
  if (!again || waited > keptSeconds * 1000) {
    services.log.warn({ subscriptionId, status: answer.status }, "a push message was not taken and is given up");
    return settle(services, subscriptionId, pushes, again ? "given_up" : "refused");
  }
  const backoff = answer.retryAfter ?? Math.min(3600, 30 * 2 ** Math.min(7, first.attempts - 1));
  await withTx(services, { actor: systemActor }, (tx) => queries.freePushes.run({ ids: pushes.map(({ id }) => id), dueAt: new Date(tx.now.getTime() + backoff * 1000) }, tx));
}

/** Status 0: no answer. */
async function hand(services: Services, to: Claimed, payload: PushPayload): Promise<PushAnswer> {
  const { publicUrl, mailFrom } = services.config;
  const subject = publicUrl?.startsWith("https:") ? publicUrl : `mailto:${readAddress(mailFrom).address}`;
  try {
    const { headers, body } = webpush.generateRequestDetails({ endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } }, JSON.stringify(payload), {
      vapidDetails: { subject, ...pushKeys(services) }, TTL: keptSeconds, urgency: urgencies[payload.priority],
      // Replaces one of the same group that the service still keeps (RFC 8030 5.4): 32 characters at most.
      topic: payload.tag.replaceAll("-", ""), contentEncoding: "aes128gcm",
    });
    return await postPush(services, to.endpoint, headers as Record<string, string | number>, body);
  } catch (error) {
    if (error instanceof RefusedAddress) return { status: 403, retryAfter: null };
    services.log.warn({ err: error }, "a push message could not be handed over; it will be tried again");
    return { status: 0, retryAfter: null };
  }
}

/** What happened again while it was being sent stays due. */
async function settle(services: Services, subscriptionId: string, pushes: readonly Claimed[], outcome: "sent" | "read" | "refused" | "given_up"): Promise<void> {
  if (pushes.length === 0) return;
  await withTx(services, { actor: systemActor }, async (tx) => {
    const settled = await queries.settlePushes.run({ ids: pushes.map(({ id }) => id), rounds: pushes.map(({ round }) => round), outcome, now: tx.now }, tx);
    if (outcome === "sent") await queries.noteSent.run({ id: subscriptionId, now: tx.now }, tx);
    if (settled === pushes.length) return;
    await queries.freePushes.run({ ids: pushes.map(({ id }) => id), dueAt: tx.now }, tx);
    await addJob(tx, { identifier: pushJobName, payload: { subscriptionId }, maxAttempts: 5 });
  });
}

async function drop(services: Services, subscriptionId: string): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => queries.dropSubscription.run({ id: subscriptionId }, tx));
}
