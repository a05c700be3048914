import { z } from "zod";
import { id, instant } from "./common.ts";
import { message, sayingNothing, saysSomething, timelineEvent, written } from "./conversations.ts";
import { bulk } from "./desk-views.ts";
import { ticketRow } from "./desk.ts";
import { uploadState } from "./files.ts";
import { notification } from "./notifications.ts";
import { ticketDue } from "./sla.ts";

const seq = z.number().int().min(0).max(2_147_483_647);
const room = z.strictObject({ room: z.string().max(120, "No room has so long a name.") });
const marker = z.strictObject({ conversationId: id, personId: id, seq });
const changed = z.strictObject({ id });

/**
 * Server → client over the socket: who hears it, what it means, and its payload. Each is a hint: what it says is committed, and who misses
 * it catches up by `seq` and `version`. `person:<id>` and `session:<id>` are joined by itself; the other rooms with `watch`.
 */
export const serverEvents = {
  message: {
    to: "conversation:<id>; of direct messages also each person:<id>", summary: "A message was posted; internal notes reach those who may read them.",
    payload: z.strictObject({ conversationId: id, message }),
  },
  "message-changed": {
    to: "as message", summary: "A message was edited or removed. `change` follows the client's last one, or the client asks `changedSince` (CV-8).",
    payload: z.strictObject({ conversationId: id, message, change: z.number().int() }),
  },
  event: { to: "conversation:<id>", summary: "Something happened that the timeline shows.", payload: z.strictObject({ conversationId: id, version: z.number().int(), event: timelineEvent }) },
  read: { to: "conversation:<id> and person:<id> of the reader", summary: "Somebody has read up to a message (CV-6).", payload: marker },
  delivered: { to: "conversation:<id> and person:<id> of the reader", summary: "Messages up to one have reached somebody's device (CV-5).", payload: marker },
  typing: {
    to: "conversation:<id>", summary: "Somebody writes; it stands until the time in it (CV-6).",
    payload: z.strictObject({ conversationId: id, personId: id, name: z.string(), part: z.enum(["member", "staff"]), until: instant }),
  },
  block: { to: "person:<id> of the blocker", summary: "One blocked somebody, or no longer does: for one's other devices.", payload: z.strictObject({ personId: id, conversationId: id.nullable(), blocked: z.boolean() }) },
  ticket: {
    to: "desk, and person:<id> of the requester", summary: "A ticket changed. The desk gets its row as staff see it, with `unread` 0 because that is everybody's own; the requester gets no row.",
    payload: z.strictObject({ id, version: z.number().int(), row: ticketRow.optional() }),
  },
  presence: {
    to: "ticket:<id>", summary: "Who else looks at the ticket, and who is writing (DK-8).",
    payload: z.strictObject({ ticketId: id, people: z.array(z.strictObject({ personId: id, name: z.string(), typing: z.boolean() })) }),
  },
  due: { to: "desk", summary: "A ticket's promises stand otherwise now. Null: none is open, or it is paused.", payload: z.strictObject({ ticketId: id, due: ticketDue.nullable() }) },
  problem: { to: "desk", summary: "A problem changed: who shows it reads it again.", payload: changed },
  surge: { to: "desk", summary: "A surge of like reports changed: who shows it reads it again.", payload: changed },
  bulk: { to: "person:<id> of who asked", summary: "How far a bulk action is.", payload: bulk.pick({ id: true, state: true, total: true, done: true, skipped: true, undone: true, kept: true }) },
  notification: {
    to: "person:<id>", summary: "One is told something, with the number on the badge; `notification` null: some were read, here or elsewhere. After one's own `read`, ask for the summary again. `mention`: a colleague named one in a note.",
    payload: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("notice"), notification: notification.nullable(), unread: z.number().int() }),
      z.strictObject({ kind: z.literal("mention"), ticketId: id, number: z.string(), by: z.string() }),
    ]),
  },
  file: { to: "person:<id> of who uploaded it", summary: "An upload became ready or was refused.", payload: uploadState },
  "session-renewed": { to: "session:<id>", summary: "This page's session was replaced by a new one, which only a new connection has.", payload: z.strictObject({}) },
  "signed-out": {
    to: "the socket alone", summary: "The session has ended under this page, which is then disconnected; `reason`, `message` and `until` where it did not end in the ordinary way.",
    payload: z.strictObject({ reason: z.enum(["banned", "suspended", "erased", "removed"]).optional(), /** Words for the person. */ message: z.string().optional(), /** When they may come back. */ until: instant.nullable().optional() }),
  },
} as const;

/** Client → server, each acknowledged with `{ok: true, data?}` or `{ok: false, code, detail, retryAfter?, extra?}`. */
export const clientEvents = {
  watch: { summary: "Join conversation:<id>, ticket:<id> or desk, by the rules of the HTTP API; at most 100 rooms.", payload: room },
  unwatch: { summary: "Leave a room.", payload: room },
  send: {
    summary: "Post a message, as POST …/messages does; acknowledged with its id, seq and time once it is stored.",
    payload: z.strictObject({ conversationId: id, clientId: id, ...written, replyTo: z.number().int().min(1).max(2_147_483_647).optional() }).refine(saysSomething, sayingNothing),
  },
  delivered: { summary: "What reached this device, up to 100 conversations at once; acknowledged when it is stored (CV-5).", payload: z.strictObject({ items: z.array(z.strictObject({ conversationId: id, seq })).min(1).max(100) }) },
  typing: { summary: "One writes in a conversation that this socket watches; told at most once a second (CV-6).", payload: z.strictObject({ conversationId: id }) },
  "ticket-typing": { summary: "An agent writes in a ticket that this socket watches, or stopped; stands for 4 s unless said again (DK-8).", payload: z.strictObject({ ticketId: id, typing: z.boolean() }) },
  beat: { summary: "Every 15 s: this page is open, and whether somebody sits before it (ID-16).", payload: z.strictObject({ active: z.boolean() }) },
} as const;

export type ServerEventName = keyof typeof serverEvents;
export type ClientEventName = keyof typeof clientEvents;
/** Payloads by event: what is sent, and so what is heard. */
export type ServerEvents = { [Name in ServerEventName]: z.input<(typeof serverEvents)[Name]["payload"]> };
/** Payloads by event, as the server takes them after the schema has passed them. */
export type ClientEvents = { [Name in ClientEventName]: z.output<(typeof clientEvents)[Name]["payload"]> };
