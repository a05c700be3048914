import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const odd: unknown[] = [null, 7, "text", [], {}, { room: 7 }, { room: "x".repeat(500) }, { conversationId: "x" }, { conversationId: null, body: "a\u0000b" }, { active: "yes" }, Number.NaN, true];

test("XX-3 no frame of any event, with or without an acknowledgement, ends the server", async () => {
  const live = await world.live("ada");
  const names = ["watch", "unwatch", ...world.running.services.modules.socketEvents.map((e) => e.name), "no-such-event"];
  for (const name of names) {
    for (const payload of odd) {
      live.socket.emit(name, payload);
      live.socket.emit(name, payload, "not a function");
      live.socket.emit(name);
      if (name !== "no-such-event") expect(await live.ask(name, payload), `${name} ${JSON.stringify(payload)}`).toMatchObject({ ok: expect.any(Boolean) });
    }
  }
  expect((await world.as("ada").get("/health/live")).status).toBe(200);
  expect(live.socket.connected).toBe(true);
});

test("CV-1 a socket's bad text is refused as HTTP refuses it, not as a fault of ours", async () => {
  const live = await world.live("ada");
  const answer = await live.ask("send", { conversationId: "0198f0a0-0000-7000-8000-000000000000", clientId: "0198f0a0-0000-7000-8000-000000000001", body: "a\u0000b" });
  expect(answer.ok).toBe(false);
  expect(answer.code).not.toBe("internal");
});

test("CV-4 a room whose id is asked for in capitals is the room of that id: what is said there is heard", async () => {
  const ticket = await world.as("ada").post<{ id: string }>("/api/tickets", { subject: "Capitals", description: "In a room", category: "bug" });
  const live = await world.live("wanjiru");
  expect(await live.watch(`conversation:${ticket.body.id.toUpperCase()}`)).toEqual({ ok: true });
  const clientId = randomUUID();
  expect((await world.as("ada").post(`/api/conversations/${ticket.body.id}/messages`, { clientId, body: "Heard?" })).status).toBe(201);
  await live.hears<{ message: { clientId: string } }>("message", ({ message }) => message.clientId === clientId);
  // Nor does it open what is not theirs.
  expect(await (await world.live("bayo")).watch(`conversation:${ticket.body.id.toUpperCase()}`)).toMatchObject({ ok: false, code: "not-found" });
});

test("XX-3 a page of another site can't open a socket, however its name begins", async () => {
  const { io } = await import("socket.io-client");
  const address = world.running.address ?? "";
  const outcome = (origin: string) => new Promise<string>((resolve) => {
    const socket = io(address, { path: "/live", transports: ["websocket"], reconnection: false, forceNew: true, extraHeaders: { cookie: world.people.ada.cookie, origin } });
    socket.once("connect", () => { socket.disconnect(); resolve("connected"); });
    socket.once("connect_error", (error) => resolve(error.message));
  });
  expect(await outcome(address)).toBe("connected");
  expect(await outcome(address.slice(0, -1))).toBe("foreign-origin");
  expect(await outcome("https://evil.example")).toBe("foreign-origin");
  expect(await outcome("null")).toBe("foreign-origin");
});

test("CV-9 the team's side of a conversation can't be asked for: it is refused, and its own name gives no other room either", async () => {
  const ticket = (await world.as("ada").post<{ id: string; number: string }>("/api/tickets", { subject: "A question", description: "x", category: "other" })).body;
  const [ada, agent] = [await world.live("ada"), await world.live("wanjiru")];
  for (const room of [`conversation:${ticket.id}:staff`, `conversation:${ticket.id}:`, `conversation:${ticket.id}:blocked`, `ticket:${ticket.id}`, "desk", "desk:", "conversation", ":"]) {
    expect(await ada.watch(room), room).toMatchObject({ ok: false, code: "not-found" });
  }
  // Who reads notes hears them by the conversation's own name.
  expect(await agent.watch(`conversation:${ticket.id}:staff`)).toMatchObject({ ok: false, code: "not-found" });
  expect(await agent.watch(`conversation:${ticket.id}`)).toMatchObject({ ok: true });
  await world.as("kofi").post(`/api/tickets/${ticket.number}/notes`, { clientId: randomUUID(), body: "among us" });
  await world.as("kofi").post(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "for all" });
  await agent.hears<{ message: { body: string } }>("message", ({ message }) => message.body === "for all");
  expect(agent.of<{ message: { body: string } }>("message").map(({ message }) => message.body)).toEqual(["among us", "for all"]);
  await ada.hears<{ message: { body: string } }>("message", ({ message }) => message.body === "for all");
  expect(JSON.stringify(ada.heard)).not.toContain("among us");
});

test.each(["GET /live", "GET /live/", "GET /live/?EIO=4&transport=polling", "GET /live/?EIO=4&transport=websocket", "POST /live/?EIO=4&transport=polling&sid=nobody", "GET /live/?EIO=3&transport=nothing"])(
  "XX-5 %s, which is no socket, is refused with problem details", async (asked) => {
    const [method = "", path = ""] = asked.split(" ");
    const answer = await world.as("ada").send<object>(method, path);
    const known = path.startsWith("/live/");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({ status: answer.status, type: known ? "/problems/upgrade-required" : "/problems/not-found", instance: path.split("?")[0], requestId: answer.headers.get("x-request-id") });
    expect(answer.status).toBe(known ? 426 : 404);
  });
