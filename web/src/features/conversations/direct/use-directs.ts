import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { noteDelivered } from "../delivery.ts";
import { useLiveEvent } from "../page-live.ts";
import { useGathered } from "../use-gathered.ts";
import { directsKey, type ConversationSummary } from "./direct-api.ts";

/** Keeps lists of conversations true while they are shown: what was written, changed, read or blocked anywhere reads them again. */
export function useLiveDirects(): void {
  const client = useQueryClient();
  const again = useGathered(() => void client.invalidateQueries({ queryKey: directsKey }));
  useLiveEvent("message", again);
  useLiveEvent("message-changed", again);
  useLiveEvent("read", again);
  useLiveEvent("block", again);
}

/** Tells the server what has reached this device: at once what comes by the socket, and what waited while it was away. */
export function useDelivery(me: string | undefined, waiting: readonly ConversationSummary[] | undefined): void {
  useLiveEvent("message", ({ conversationId, message }) => me !== undefined && message.author?.id !== me && noteDelivered(conversationId, message.seq));
  useEffect(() => {
    for (const { id, lastSeq, unread } of waiting ?? []) if (unread > 0) noteDelivered(id, lastSeq);
  }, [waiting]);
}
