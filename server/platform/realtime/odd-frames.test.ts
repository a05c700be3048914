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
