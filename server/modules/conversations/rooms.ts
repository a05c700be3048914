import { z } from "zod";
import { sayingNothing, saysSomething, written } from "../../../contract/conversations.ts";
import { checkInput } from "../../platform/check-input.ts";
import { DomainError, invalid } from "../../platform/errors.ts";
import { isUuid } from "../../platform/ids.ts";
import type { RoomRule, SocketEvent } from "../../platform/realtime/realtime.ts";
import * as queries from "./conversation.queries.ts";
import { markDelivered } from "./mark-delivered.ts";
import { sendMessage } from "./send-message.ts";
import { withTx } from "../../platform/db/tx.ts";

/**
 * `conversation:<id>`: whoever may read it; those who may read notes also hear the staff side. Two of whom one has blocked the other keep
 * their place and hear nothing of each other in it; what changes in messages they hear in their own rooms.
 */
export const conversationRoom: RoomRule = {
  prefix: "conversation",
  async rooms(tx, id) {
    if (!isUuid(id)) return [];
    const [row] = await queries.findConversation.run({ id }, tx);
    if (!row) return [];
    if (row.blocked) return [`conversation:${id}:blocked`];
    return row.readsNotes ? [`conversation:${id}`, `conversation:${id}:staff`] : [`conversation:${id}`];
  },
};

const typingPayload = z.strictObject({ conversationId: z.uuid() });
/** How long a typing sign stands without a new one (CV-6). */
const typingMilliseconds = 3000;
const lastTyping = new WeakMap<object, number>();

/** CV-6: typing is told to those who watch the same conversation, at most once a second per socket. */
export const typingEvent: SocketEvent = {
  name: "typing",
  async handle(services, socket, payload) {
    const parsed = typingPayload.safeParse(payload);
    if (!parsed.success) throw invalid([{ path: "conversationId", message: "Send {conversationId}." }]);
    const { conversationId } = parsed.data;
    // Watching passed the read rule; typing says nothing to those who do not watch.
    if (!socket.data.watched.has(`conversation:${conversationId}`)) throw new DomainError({ code: "not-watching", status: 409, title: "Not watching", detail: "Watch the conversation first." });
    const now = services.clock.now().getTime();
    if (now - (lastTyping.get(socket) ?? 0) < 1000) return;
    lastTyping.set(socket, now);
    socket.to(`conversation:${conversationId}`).emit("typing" as never, {
      conversationId, personId: socket.data.personId, name: socket.data.name, part: socket.data.kind === "staff" ? "staff" : "member",
      until: new Date(now + typingMilliseconds).toISOString(),
    } as never);
  },
};

const sendPayload = z.strictObject({ conversationId: z.uuid(), clientId: z.uuid(), ...written, replyTo: z.number().int().min(1).max(2_147_483_647).optional() }).refine(saysSomething, sayingNothing);

/** The same action as POST …/messages, acknowledged over the socket: the fastest durable path that a client has. */
export const sendEvent: SocketEvent = {
  name: "send",
  async handle(services, socket, payload) {
    const { attachments = [], replyTo = null, ...sent } = checkInput(sendPayload, payload);
    const { message } = await sendMessage(services, socket.data.token, { ...sent, attachments, replyTo, visibility: "public" }, null);
    return { id: message.id, seq: message.seq, createdAt: message.createdAt };
  },
};

const deliveredPayload = z.strictObject({ items: z.array(z.strictObject({ conversationId: z.uuid(), seq: z.number().int().min(0).max(2_147_483_647) })).min(1).max(100) });

/** CV-5: what reached a device, many conversations in one statement; clients gather for a moment before they say it. */
export const deliveredEvent: SocketEvent = {
  name: "delivered",
  async handle(services, socket, payload) {
    const parsed = deliveredPayload.safeParse(payload);
    if (!parsed.success) throw invalid([{ path: "items", message: "Send {items: [{conversationId, seq}]}, at most 100." }]);
    await withTx(services, { token: socket.data.token }, (tx) => markDelivered(tx, parsed.data.items));
  },
};
