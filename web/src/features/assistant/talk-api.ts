import type { Conversation } from "../../../../contract/conversations.ts";
import { api } from "../../lib/api.ts";
import type { Page } from "../../lib/use-pages.ts";
import type { Snapshot } from "../conversations/thread-state.ts";
import { readTicket } from "../desk-member/ticket-api.ts";
import { goesOn } from "./goes-on.ts";

/** Where the open talk is cached. */
export const talkKey = (me: string) => ["talk", me] as const;

export function readTalk(id: string, signal?: AbortSignal): Promise<Conversation> {
  return api("GET", `/api/conversations/${id}`, { signal });
}

/** A new talk, whatever became of the last one. */
export function startTalk(): Promise<Conversation> {
  return api("POST", "/api/conversations", { body: { kind: "assistant", fresh: true } });
}

/**
 * The talk to show when the help window opens: the last one where it goes on in a ticket that is not done (AS-4), else the one
 * still open with the bot, else a new one.
 */
export async function openTalk(signal?: AbortSignal): Promise<Conversation> {
  const { items } = await api<Page<{ id: string; owner: string }>>("GET", "/api/conversations", { query: { kind: "assistant", limit: 1 }, signal });
  const last = items[0];
  if (last?.owner === "staff") {
    const talk = await readTalk(last.id, signal);
    if (talk.handedOffTo && goesOn(await readTicket(talk.handedOffTo.ticketId, signal), Date.now())) return talk;
  }
  return api("POST", "/api/conversations", { body: { kind: "assistant" }, signal });
}

/** What a thread needs of a talk. Nobody's reading matters here: the bot reads at once. */
export function snapshotOfTalk(talk: Conversation): Snapshot {
  return { page: talk.messages, timeline: [], readByMe: talk.readSeq, readByOthers: 0 };
}
