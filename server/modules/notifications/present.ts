import { noticePriorities, type Notification, type NotificationSummary } from "../../../contract/notifications.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./notification.queries.ts";

export interface NotificationRow {
  id: string; kind: string; priority: string; title: string; body: string; link: string; count: number; createdAt: Date; toldAt: Date; readAt: Date | null;
}

export function presentNotification(row: NotificationRow): Notification {
  const { id, kind, title, body, link, count } = row;
  return {
    id, kind, priority: row.priority as Notification["priority"], title, body, link, count,
    createdAt: row.createdAt.toISOString(), toldAt: row.toldAt.toISOString(), readAt: row.readAt?.toISOString() ?? null, abilities: { read: row.readAt === null },
  };
}

/** The badges of people. An entry for each of them. */
export async function badgesOf(tx: Tx, people: readonly string[]): Promise<Map<string, NotificationSummary>> {
  const badges = new Map<string, NotificationSummary>(people.map((id) => [id, { unread: 0, highest: null }]));
  if (people.length === 0) return badges;
  for (const { personId, unread, highest } of await queries.unreadOf.run({ people }, tx)) badges.set(personId, { unread, highest: noticePriorities[highest] ?? null });
  return badges;
}
