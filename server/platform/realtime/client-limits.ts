import { DomainError, tooMany } from "../errors.ts";
import type { Services } from "../services.ts";
import type { LiveSocket } from "./realtime.ts";

/** Rooms of one socket. */
const mostRooms = 100;
/** Sockets of one person in one process: a page has one, and nobody has so many pages open. */
const mostSockets = 50;
/** Messages have an exact limit of their own, over all servers (`limit_take`). */
const countedElsewhere = new Set(["send"]);

/** XX-3: counts what a person's sockets ask, whatever it is, as many reads as they have over HTTP. @throws 429 with the time to wait */
export function countEvent(services: Services, socket: LiveSocket, name: string): void {
  if (!services.config.rateLimits || countedElsewhere.has(name)) return;
  // Beside the count of their requests: whoever types and reads much can still open a page.
  const { exceeded, limit, reset } = services.limits.count("read", `live:${socket.data.personId}`);
  if (exceeded) throw tooMany(reset, `That was more than ${limit} a minute. Wait ${reset} s, then go on.`);
}

/** Before another socket joins the person's room, in which all of theirs here stand. @throws Error `too-many-connections`, what the handshake is refused with */
export function checkSocketCount(services: Services, socket: LiveSocket, personId: string): void {
  const here = socket.nsp.adapter.rooms.get(`person:${personId}`)?.size ?? 0;
  if (services.config.rateLimits && here >= mostSockets) throw new Error("too-many-connections");
}

const asking = new WeakMap<LiveSocket, Map<string, number>>();

/** Keeps a room's place while its rule is asked: of many rooms that are asked for at once, no more are joined than there are places. @throws 429 `too-many-rooms` */
export async function inPlace(socket: LiveSocket, room: string, join: () => Promise<void>): Promise<void> {
  const waiting = asking.get(socket) ?? new Map<string, number>();
  asking.set(socket, waiting);
  const taken = new Set([...socket.data.watched.keys(), ...waiting.keys()]);
  if (!taken.has(room) && taken.size >= mostRooms) throw new DomainError({ code: "too-many-rooms", status: 429, title: "Too many rooms", detail: "Leave some rooms first." });
  waiting.set(room, (waiting.get(room) ?? 0) + 1);
  try {
    await join();
  } finally {
    const left = (waiting.get(room) ?? 1) - 1;
    if (left > 0) waiting.set(room, left);
    else waiting.delete(room);
  }
}
