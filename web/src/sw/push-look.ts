import type { PushPayload } from "../../../contract/notifications.ts";
import { isOwnPath } from "./messages.ts";

/** What the browser's own notification shows; null for a message that is none of ours. */
export type PushLook = { title: string; options: NotificationOptions & { badge: string; renotify: boolean; data: { link: string } } };

function isPayload(data: unknown): data is PushPayload {
  if (typeof data !== "object" || data === null) return false;
  const { title, body, link, tag } = data as Record<string, unknown>;
  return [title, body, link, tag].every((one) => typeof one === "string");
}

/**
 * How a push message looks.
 *
 * @param data as the server encrypted it
 * @param watching whether the person has a page of ours before them, which shows the same by itself: then it makes no sound
 */
export function pushLook(data: unknown, watching: boolean): PushLook | null {
  if (!isPayload(data)) return null;
  const { title, body, tag, priority } = data;
  const link = isOwnPath(data.link) ? data.link : "/notifications";
  return {
    title,
    options: {
      body, tag, icon: "/icons/192.png", badge: "/icons/badge.png", data: { link },
      silent: watching, renotify: !watching, requireInteraction: priority === "critical" && !watching,
    },
  };
}

const isStaff = (pathname: string) => /^\/(staff|desk|admin)(\/|$)/.test(pathname);

/**
 * Which open page shows a link: one that shows it already, else one of the same app, the focused one first.
 *
 * @param urls addresses of the open pages, the last used first
 * @returns its place in the list; -1 when a new one has to open
 */
export function pageFor(link: string, urls: readonly string[], origin: string): number {
  const wanted = new URL(link, origin);
  const open = urls.map((url) => new URL(url));
  const same = open.findIndex(({ pathname }) => pathname === wanted.pathname);
  return same >= 0 ? same : open.findIndex(({ pathname }) => isStaff(pathname) === isStaff(wanted.pathname));
}
