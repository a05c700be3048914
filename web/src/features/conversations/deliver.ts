import type { Message } from "../../../../contract/conversations.ts";
import { api, ApiError } from "../../lib/api.ts";
import type { SendingRoute } from "./outbox-store.ts";

/** What is sent. The same client id again is the same message (CV-1). */
export type Sending = { clientId: string; body: string; attachments?: readonly string[] };

/** Brings a message to the server and answers with it as it was written. @throws ApiError */
export type Deliver = (sending: Sending) => Promise<Message>;

function replyTo(ticketId: string, body: Sending): Promise<{ message: Message }> {
  return api("POST", `/api/tickets/${encodeURIComponent(ticketId)}/replies`, { body });
}

/** Whether a refusal says that the talk goes on in a ticket; answers with the ticket's id. */
function movedTo(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.status !== 409 || !error.type.endsWith("/moved")) return null;
  return typeof error.extra.ticketId === "string" ? error.extra.ticketId : null;
}

/**
 * Sends to the bot; where the talk has moved into a ticket meanwhile, there, with the same client id, so that the text is written once.
 *
 * @param onMoved is told before the second try
 * @throws ApiError
 */
export async function sendToTalk(talkId: string, sending: Sending, onMoved: () => void): Promise<Message> {
  try {
    return await api<Message>("POST", `/api/conversations/${talkId}/messages`, { body: sending });
  } catch (error) {
    const ticketId = movedTo(error);
    if (ticketId === null) throw error;
    onMoved();
    return (await replyTo(ticketId, sending)).message;
  }
}

/** Sends along a route, for messages whose page is not open. */
export function deliverAlong({ kind, id }: SendingRoute): Deliver {
  if (kind === "ticket") return async (sending) => (await replyTo(id, sending)).message;
  if (kind === "talk") return (sending) => sendToTalk(id, sending, () => undefined);
  return (sending) => api("POST", `/api/conversations/${id}/messages`, { body: sending });
}
