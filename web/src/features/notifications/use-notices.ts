import { useQuery, useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Notification, NotificationSummary } from "../../../../contract/notifications.ts";
import { useMe } from "../../lib/session.ts";
import { useLiveEvent, useLiveState } from "../conversations/page-live.ts";
import { useGathered } from "../conversations/use-gathered.ts";
import { markAllRead, markRead, noticesKey, readSummary, summaryKey, type Notices } from "./notice-api.ts";

/**
 * The badge, kept true: by the socket's own word, and asked for again after a break and after one has read a conversation, whose
 * notices count as read with it.
 *
 * @param onNotice something new was told
 */
export function useNoticeSummary(onNotice: (notice: Notification) => void): NotificationSummary | undefined {
  const client = useQueryClient();
  const me = useMe().me?.person.id;
  const { data } = useQuery({ queryKey: summaryKey, queryFn: ({ signal }) => readSummary(signal), staleTime: 60_000 });
  const again = useGathered(() => void client.invalidateQueries({ queryKey: ["notices"] }));
  const state = useLiveState();
  useEffect(() => {
    if (state === "on") again();
  }, [state, again]);
  useLiveEvent("notification", (told) => {
    // A mention says nothing of the badge; the notice of it comes by itself.
    if (told.kind !== "notice") return;
    const { notification, unread } = told;
    client.setQueryData<NotificationSummary>(summaryKey, (known) => ({ unread, highest: unread === 0 ? null : (known?.highest ?? null) }));
    again();
    if (notification) onNotice(notification);
  });
  useLiveEvent("read", ({ personId }) => personId === me && again());
  return data;
}

function readIn(data: InfiniteData<Notices> | undefined, isRead: (notice: Notification) => boolean): InfiniteData<Notices> | undefined {
  const now = new Date().toISOString();
  const seen = (notice: Notification): Notification => (notice.readAt === null && isRead(notice) ? { ...notice, readAt: now, abilities: { read: false } } : notice);
  return data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(seen) })) };
}

async function take(client: QueryClient, isRead: (notice: Notification) => boolean, asked: Promise<NotificationSummary>): Promise<void> {
  client.setQueryData<InfiniteData<Notices>>(noticesKey, (data) => readIn(data, isRead));
  try {
    client.setQueryData(summaryKey, await asked);
  } catch (error) {
    void client.invalidateQueries({ queryKey: ["notices"] });
    throw error;
  }
}

/** Marks notices as read, at once on the screen. @throws ApiError; the screen then shows the truth again */
export function useReadNotices(): { one: (id: string) => Promise<void>; all: (upTo: string | undefined) => Promise<void> } {
  const client = useQueryClient();
  return {
    one: (id) => take(client, (notice) => notice.id === id, markRead(id)),
    all: (upTo) => take(client, ({ toldAt }) => upTo === undefined || toldAt <= upTo, markAllRead(upTo)),
  };
}
