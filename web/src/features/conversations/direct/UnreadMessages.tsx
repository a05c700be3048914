import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../lib/api.ts";
import { patiently } from "../../../lib/lazy-part.ts";
import { useMe } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import type { Page } from "../../../lib/use-pages.ts";
import { waitingOf } from "../../../lib/waiting-count.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { CountBadge } from "../../../ui/Badge.tsx";
import { directsKey, directsQuery, type ConversationSummary } from "./direct-api.ts";
import { useDelivery, useLiveDirects } from "./use-directs.ts";

const t = textsOf(messagesTexts);

/** Sends what this browser still has of the person, once the page has shown; most have nothing, and load nothing for it. */
function useDrained(me: string | undefined): void {
  useEffect(() => {
    if (me !== undefined && waitingOf(me) > 0) void patiently(() => import("../page-outbox.ts")).then(({ drain }) => drain(me)).catch(() => undefined);
  }, [me]);
}

/** How many messages of other members wait, at the navigation's entry. It stands on every page, so it also does what every page owes. */
export default function UnreadMessages() {
  const me = useMe().me?.person.id;
  const { data } = useQuery({
    queryKey: [...directsKey, "unread"],
    queryFn: ({ signal }) => api<Page<ConversationSummary>>("GET", "/api/conversations", { query: directsQuery, signal }),
    staleTime: 60_000,
  });
  useLiveDirects();
  useDelivery(me, data?.items);
  useDrained(me);
  const count = data?.items.reduce((sum, { unread }) => sum + unread, 0) ?? 0;
  return <CountBadge count={count} label={t("unread", { count })} />;
}
