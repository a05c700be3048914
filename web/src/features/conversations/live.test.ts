import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterEach, expect, test, vi } from "vitest";
import { Live } from "./live.ts";

const room = "conversation:00000000-0000-7000-8000-000000000001";
const hello = { conversationId: "00000000-0000-7000-8000-000000000001", personId: "staff", seq: 7 };

type House = { port: number; io: Server; http: HttpServer; watched: string[] };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real Socket.IO server that lets people into rooms as ours does. */
async function openHouse(port = 0, refuse?: string): Promise<House> {
  const http = createServer();
  const io = new Server(http, { path: "/live", transports: ["websocket"] });
  const watched: string[] = [];
  if (refuse) io.use((_socket, next) => next(new Error(refuse)));
  io.on("connection", (socket) => {
    socket.on("watch", async (payload: { room: string }, ack: (answer: unknown) => void) => {
      watched.push(payload.room);
      await socket.join(payload.room);
      ack({ ok: true });
    });
    socket.on("unwatch", (payload: { room: string }) => socket.leave(payload.room));
  });
  await new Promise<void>((listening) => http.listen(port, "127.0.0.1", listening));
  const house = { port: (http.address() as AddressInfo).port, io, http, watched };
  closing.push(() => closeHouse(house));
  return house;
}

async function closeHouse({ io }: House): Promise<void> {
  await io.close();
}

function newLive(port: number): Live {
  const live = new Live(`http://127.0.0.1:${port}`);
  closing.push(() => live.stop());
  return live;
}

const watcher = () => ({ onJoined: vi.fn<() => void>(), onLost: vi.fn<() => void>() });
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 20 });

test("CV-4 who watches a room is told when it is joined, and hears what is said there", async () => {
  const house = await openHouse();
  const live = newLive(house.port);
  const one = watcher();
  const heard: unknown[] = [];
  live.on("read", (payload) => heard.push(payload));
  live.watch(room, one);
  await until(() => one.onJoined.mock.calls.length === 1);
  expect(live.state).toBe("on");
  house.io.to(room).emit("read", hello);
  await until(() => heard.length === 1);
  expect(heard).toEqual([hello]);
});

test("CV-4 after the server was gone it comes back by itself, joins again, and says so for catching up", async () => {
  const house = await openHouse();
  const live = newLive(house.port);
  const one = watcher();
  live.watch(room, one);
  await until(() => one.onJoined.mock.calls.length === 1);
  await closeHouse(house);
  await until(() => one.onLost.mock.calls.length === 1);
  expect(live.state).toBe("connecting");
  const back = await openHouse(house.port);
  await until(() => one.onJoined.mock.calls.length === 2);
  expect(back.watched).toEqual([room]);
});

test("CV-4 two watchers of a room join it once, and it is left only after both have gone", async () => {
  const house = await openHouse();
  const live = newLive(house.port);
  const [one, two] = [watcher(), watcher()];
  const leave = live.watch(room, one);
  await until(() => one.onJoined.mock.calls.length === 1);
  const leaveToo = live.watch(room, two);
  expect(two.onJoined).toHaveBeenCalledTimes(1);
  expect(house.watched).toEqual([room]);
  leave();
  leaveToo();
  const inRoom = () => house.io.sockets.adapter.rooms.get(room)?.size ?? 0;
  expect(inRoom()).toBe(1);
  await until(() => inRoom() === 0);
});

test("ID-4 who is not signed in is not let in, and the page does not knock again and again", async () => {
  const house = await openHouse(0, "not-signed-in");
  const live = newLive(house.port);
  const states: string[] = [];
  live.onState(() => states.push(live.state));
  live.watch(room, watcher());
  await until(() => states.at(-1) === "off");
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  expect(states).toEqual(["connecting", "off"]);
});

test("XX-3 with too many pages open it knocks again after a long wait only", async () => {
  const waits = vi.spyOn(globalThis, "setTimeout");
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const house = await openHouse(0, "too-many-connections");
  const live = newLive(house.port);
  live.watch(room, watcher());
  try {
    await until(() => waits.mock.calls.some(([, wait]) => wait === 30_000));
    expect(live.state).toBe("connecting");
  } finally {
    vi.restoreAllMocks();
  }
});

test("XX-3 a room that is refused because of too much at once is asked for again when the server said", async () => {
  const house = await openHouse();
  const live = newLive(house.port);
  let asked = 0;
  house.io.removeAllListeners("connection");
  house.io.on("connection", (socket) => socket.on("watch", (_payload, ack: (answer: unknown) => void) => {
    asked += 1;
    ack(asked === 1 ? { ok: false, code: "too-many", detail: "Wait 0.1 s.", retryAfter: 0.1 } : { ok: true });
  }));
  const one = watcher();
  live.watch(room, one);
  await until(() => one.onJoined.mock.calls.length === 1);
  expect(asked).toBe(2);
});

test("CV-6 DK-8 two things said in one turn both arrive: that one writes, to the member and to the team", async () => {
  const house = await openHouse();
  const heard: string[] = [];
  house.io.on("connection", (socket) => socket.onAny((name: string) => { if (name !== "watch") heard.push(name); }));
  const live = newLive(house.port);
  // Without a connection nothing is said, and nothing is kept for later.
  live.say("typing", { conversationId: hello.conversationId });
  const one = watcher();
  live.watch(room, one);
  await until(() => one.onJoined.mock.calls.length === 1);
  live.say("ticket-typing", { ticketId: hello.conversationId, typing: true });
  live.say("typing", { conversationId: hello.conversationId });
  await until(() => heard.length === 2);
  expect(heard).toEqual(["ticket-typing", "typing"]);
});
