import type { NoticePreferences, Notification, NotificationSummary, noticePreferencesChange, PushDevice } from "../../../../contract/notifications.ts";
import type { z } from "zod";
import { api } from "../../lib/api.ts";
import type { Page } from "../../lib/use-pages.ts";

/** Query keys: the badge, the list, the choices, the devices. */
export const summaryKey = ["notices", "summary"] as const;
export const noticesKey = ["notices", "list"] as const;
export const preferencesKey = ["notices", "preferences"] as const;
export const devicesKey = ["notices", "devices"] as const;

export type Notices = Page<Notification>;
export type PreferencesChange = z.input<typeof noticePreferencesChange>;

export function readSummary(signal: AbortSignal): Promise<NotificationSummary> {
  return api("GET", "/api/notifications/summary", { signal });
}

export function markRead(id: string): Promise<NotificationSummary> {
  return api("PUT", `/api/notifications/${id}/read`);
}

/** Marks all as read that stood on the screen: what came after the newest of them stays unread. */
export function markAllRead(upTo: string | undefined): Promise<NotificationSummary> {
  return api("PUT", "/api/notifications/read", { body: upTo === undefined ? {} : { upTo } });
}

export function readPreferences(signal: AbortSignal): Promise<NoticePreferences> {
  return api("GET", "/api/me/notifications", { signal });
}

export function changePreferences(body: PreferencesChange): Promise<NoticePreferences> {
  return api("PUT", "/api/me/notifications", { body });
}

export function readDevices(signal: AbortSignal): Promise<{ items: PushDevice[] }> {
  return api("GET", "/api/me/push-subscriptions", { signal });
}

export function removeDevice(id: string): Promise<void> {
  return api("DELETE", `/api/me/push-subscriptions/${id}`);
}
