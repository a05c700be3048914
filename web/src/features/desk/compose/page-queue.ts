import { useSyncExternalStore } from "react";
import type { Message } from "../../../../../contract/conversations.ts";
import { api } from "../../../lib/api.ts";
import { isOnline, reachableEvent } from "../../../lib/network.ts";
import { keepWaiting, keptWaiting } from "./reply-store.ts";
import { ReplyQueue, type Waiting } from "./reply-queue.ts";

function requestOf({ ticketId, kind, clientId, body, files = [], seenSeq, setStatus, also }: Waiting): { path: string; body: object } {
  const said = { clientId, body, ...(files.length > 0 && { attachments: files.map(({ fileId }) => fileId) }) };
  if (kind === "note") return { path: `/api/tickets/${ticketId}/notes`, body: said };
  return { path: `/api/tickets/${ticketId}/replies`, body: { ...said, seenSeq, ...(setStatus && { setStatus }), ...(also && { also }) } };
}

type Arrival = (one: Waiting, message: Message) => void;
const arrivals = new Set<Arrival>();

/** Calls back when a reply or note has arrived at the server; answers with the way to stop. */
export function onArrival(listener: Arrival): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

/** This page's replies and notes on their way. */
export const replyQueue = new ReplyQueue({
  deliver: async (one) => {
    const request = requestOf(one);
    const answer = await api<Message | { message: Message }>("POST", request.path, { body: request.body });
    for (const listener of arrivals) listener(one, "message" in answer ? answer.message : answer);
  },
  // A request with `keepalive` is finished by the browser after the page is gone; nobody hears its answer.
  deliverLast: (one) => {
    const request = requestOf(one);
    const headers = { "content-type": "application/json", accept: "application/json" };
    fetch(request.path, { method: "POST", keepalive: true, credentials: "same-origin", headers, body: JSON.stringify(request.body) }).catch(() => undefined);
  },
  read: keptWaiting,
  keep: keepWaiting,
});

if (typeof window !== "undefined") {
  replyQueue.resume();
  window.addEventListener("pagehide", () => replyQueue.leave());
  window.addEventListener("pageshow", (event) => event.persisted && replyQueue.back());
  for (const news of ["online", reachableEvent]) window.addEventListener(news, () => isOnline() && void replyQueue.reached());
}

/** What waits now, oldest first. */
export function useWaiting(): readonly Waiting[] {
  return useSyncExternalStore(replyQueue.subscribe, replyQueue.all, replyQueue.all);
}
