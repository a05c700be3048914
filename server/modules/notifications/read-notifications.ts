import type { NotificationSummary } from "../../../contract/notifications.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import * as queries from "./notification.queries.ts";
import { badgesOf } from "./present.ts";

/** The caller's badge, after what was read in the conversations themselves. */
export async function showSummary(tx: Tx, me: string): Promise<NotificationSummary> {
  await queries.settleSeen.run({ people: [me], now: tx.now }, tx);
  return (await badgesOf(tx, [me])).get(me) ?? { unread: 0, highest: null };
}

/** Marks one of the caller's as read; again changes nothing. @throws notFound */
export async function readOne(tx: Tx, me: string, id: string): Promise<NotificationSummary> {
  const [found] = await queries.readOne.run({ id, now: tx.now }, tx);
  if (!found) throw notFound("This notification");
  return tellBadge(tx, me);
}

/** Marks all of the caller's as read that they were told up to a moment: what came while they looked stays. */
export async function readAll(tx: Tx, me: string, upTo: string | undefined): Promise<NotificationSummary> {
  await queries.readAll.run({ now: tx.now, upTo: upTo ?? tx.now }, tx);
  return tellBadge(tx, me);
}

/** The person's other pages show the same badge. */
async function tellBadge(tx: Tx, me: string): Promise<NotificationSummary> {
  const badge = await showSummary(tx, me);
  publish(tx, `person:${me}`, "notification", { kind: "notice", notification: null, unread: badge.unread });
  return badge;
}
