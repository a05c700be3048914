import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { openConversation } from "../../modules/conversations/index.ts";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { start, type Running } from "../start.ts";
import { redisHere, startRedis } from "./redis.fixture.ts";

// Over PostgreSQL everywhere; over Redis where there is one.
describe.each(redisHere() ? ["postgres", "redis"] : ["postgres"])("two servers told through %s", (adapter) => {
  let one: World;
  let two: Running;
  let direct: string;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  beforeAll(async () => {
    if (adapter === "redis") redis = await startRedis();
    one = await openWorld({ env: { BARAZA_REALTIME: adapter, ...(redis ? { BARAZA_REDIS_URL: redis.url } : {}) } });
    two = await start({ ...one.running.services.config, publicUrl: undefined, port: 0 }, modules, { clock: one.clock });
    direct = await one.tx("system", (tx) => openConversation(tx, {
      kind: "direct", owner: "nobody", participants: [{ personId: one.people.ada.id, part: "member" }, { personId: one.people.bayo.id, part: "member" }],
    }));
  });
  afterAll(async () => {
    await two.stop();
    await one.close();
    await redis?.stop();
  });

  const say = (body: string) => one.as("ada").post(`/api/conversations/${direct}/messages`, { clientId: randomUUID(), body });

  test("XX-8 a message sent to one server is heard on the other", async () => {
    const bayo = await LiveClient.connect(two.address ?? "", one.people.bayo.cookie);
    // The adapters find each other by their first heartbeats.
    for (let i = 0; i < 50 && bayo.of("message").length === 0; i++) {
      await say(`across ${i}`);
      await new Promise((r) => setTimeout(r, 100));
    }
    const heard = await bayo.hears<{ message: { body: string } }>("message");
    expect(heard.message.body).toMatch(/^across/);
    const long = "x".repeat(4000);
    await say(long);
    await bayo.hears<{ message: { body: string } }>("message", (m) => m.message.body === long);
    bayo.close();
  });

  test("ID-12 a right that ends on one server ends the open sockets of the other", async () => {
    const bayo = await LiveClient.connect(two.address ?? "", one.people.bayo.cookie);
    await one.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE token = $1", [one.people.bayo.token]));
    one.running.services.realtime.recheck(one.running.services, one.people.bayo.id);
    await bayo.hears("signed-out");
    expect(bayo.socket.connected || (await new Promise((r) => setTimeout(r, 300)), bayo.socket.connected)).toBe(false);
  });

  test("CV-4 what a socket missed is caught up by seq", async () => {
    const before = (await one.as("ada").get(`/api/conversations/${direct}`)).body.lastSeq as unknown as number;
    await say("nobody listens");
    await say("to this");
    const missed = (await one.as("ada").get(`/api/conversations/${direct}/messages?after=${before}`)).body as unknown as { items: { body: string }[]; more: boolean };
    expect(missed.items.map((m) => m.body)).toEqual(["nobody listens", "to this"]);
    expect(missed.more).toBe(false);
  });
});
