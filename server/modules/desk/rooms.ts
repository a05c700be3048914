import type { ServerEvents } from "../../../contract/live.ts";
import { may } from "../../platform/actor.ts";
import { DomainError } from "../../platform/errors.ts";
import { isUuid } from "../../platform/ids.ts";
import { socketEvent, type LiveSocket, type RoomRule } from "../../platform/realtime/realtime.ts";
import type { Services } from "../../platform/services.ts";
import { findTicket } from "./ticket.queries.ts";

/** `desk`: every ticket's row as it changes, for staff who read tickets. */
export const deskRoom: RoomRule = {
  prefix: "desk",
  rooms: async (tx, id) => (id === "" && may(tx.actor, "ticket.read") ? ["desk"] : []),
};

/** `ticket:<id>`: staff who look at the same ticket (DK-8). Requesters are not told who looks. */
export const ticketRoom: RoomRule = {
  prefix: "ticket",
  rooms: async (tx, id) => (isUuid(id) && may(tx.actor, "ticket.read") && (await findTicket.run({ id }, tx)).length > 0 ? [`ticket:${id}`] : []),
  changed: tellPresence,
};

/** Tells those who look at a ticket who else does, and who is writing. Each person once, however many pages they have open. */
async function tellPresence(services: Services, ticketId: string): Promise<void> {
  const [looking, writing] = await Promise.all([services.realtime.inRoom(`ticket:${ticketId}`), services.realtime.inRoom(`ticket:${ticketId}:typing`)]);
  const typing = new Set(writing.map((socket) => socket.personId));
  const people = new Map(looking.map((socket) => [socket.personId, { personId: socket.personId, name: socket.name, typing: typing.has(socket.personId) }]));
  const presence: ServerEvents["presence"] = { ticketId, people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId)) };
  services.realtime.publish(`ticket:${ticketId}`, "presence", presence);
}

/** How long "is typing" stands without being said again: a closed laptop must not type for ever. */
const typingMilliseconds = 4000;
const ends = new WeakMap<LiveSocket, NodeJS.Timeout>();

/** DK-8: an agent writes a reply or a note. Told to the team only; the requester's typing sign is the conversation's. */
export const ticketTyping = socketEvent("ticket-typing", async (services, socket, { ticketId, typing }) => {
  if (!socket.data.watched.has(`ticket:${ticketId}`)) throw new DomainError({ code: "not-watching", status: 409, title: "Not watching", detail: "Watch the ticket first." });
  const room = `ticket:${ticketId}:typing`;
  clearTimeout(ends.get(socket));
  const stop = async () => {
    await socket.leave(room);
    await tellPresence(services, ticketId);
  };
  if (!typing) return stop();
  const known = socket.rooms.has(room);
  await socket.join(room);
  ends.set(socket, setTimeout(() => { stop().catch((err: unknown) => services.log.warn({ err }, "who is typing could not be told")); }, typingMilliseconds).unref());
  if (!known) await tellPresence(services, ticketId);
});
