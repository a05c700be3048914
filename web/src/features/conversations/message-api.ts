import type { Conversation, Message, messageVersion } from "../../../../contract/conversations.ts";
import type { z } from "zod";
import { api } from "../../lib/api.ts";

export type MessageVersion = z.infer<typeof messageVersion>;
export type ConversationAbilities = Conversation["abilities"];

const path = ({ conversationId, seq }: Pick<Message, "conversationId" | "seq">, rest = "") => `/api/conversations/${conversationId}/messages/${seq}${rest}`;

/** Other words for a message; refused where somebody changed it meanwhile. @throws ApiError */
export function editMessage(message: Message, body: string): Promise<Message> {
  return api("PATCH", path(message), { body: { body, baseVersion: message.version } });
}

/** Takes a message's words and files away. @throws ApiError */
export function removeMessage(message: Message, reason: string | null): Promise<Message> {
  return api("DELETE", path(message), { body: reason === null ? {} : { reason } });
}

/** What a message said before. @throws ApiError */
export async function readVersions(message: Message, signal?: AbortSignal): Promise<MessageVersion[]> {
  return (await api<{ items: MessageVersion[] }>("GET", path(message, "/versions"), { signal })).items;
}

/** What the reader may do in a conversation. @throws ApiError */
export async function readAbilities(conversationId: string, signal?: AbortSignal): Promise<ConversationAbilities> {
  return (await api<Conversation>("GET", `/api/conversations/${conversationId}`, { signal })).abilities;
}
