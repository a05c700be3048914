import type { z } from "zod";
import type { Conversation, conversationSummary, Message } from "../../../../../contract/conversations.ts";
import { api } from "../../../lib/api.ts";
import type { Snapshot } from "../thread-state.ts";

export type ConversationSummary = z.infer<typeof conversationSummary>;

/** Query keys: all lists of one's conversations with members, one conversation, the people whom one has blocked. */
export const directsKey = ["directs"] as const;
export const directKey = (id: string) => ["direct", id] as const;
export const blocksKey = ["blocks"] as const;

export const directsQuery = { kind: "direct", limit: 50 } as const;

export function readDirect(id: string, signal?: AbortSignal): Promise<Conversation> {
  return api("GET", `/api/conversations/${id}`, { signal });
}

/** The one conversation with a member, begun where there is none. @throws ApiError `not-taking-messages`, `not-verified`, 404 */
export function openDirect(withUsername: string, signal?: AbortSignal): Promise<Conversation> {
  return api("POST", "/api/conversations", { body: { kind: "direct", withUsername }, signal });
}

export function sendDirect(id: string, body: object): Promise<Message> {
  return api("POST", `/api/conversations/${id}/messages`, { body });
}

export function setBlocked(username: string, blocked: boolean): Promise<void> {
  const path = `/api/members/${encodeURIComponent(username)}/block`;
  return blocked ? api("PUT", path, { body: {} }) : api("DELETE", path);
}

/** What a thread needs of a conversation of two. */
export function snapshotOfDirect(direct: Conversation, me: string): Snapshot {
  const others = direct.participants.filter(({ person }) => person.id !== me);
  return {
    page: direct.messages, timeline: [], readByMe: direct.readSeq,
    readByOthers: Math.max(0, ...others.map(({ readSeq }) => readSeq)), deliveredToOthers: Math.max(0, ...others.map(({ deliveredSeq }) => deliveredSeq)),
  };
}

/** The other one of a conversation of two. */
export function otherOf({ participants }: Conversation, me: string) {
  return participants.find(({ person }) => person.id !== me)?.person ?? null;
}
