import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { openConversation } from "../../modules/conversations/index.ts";
import { FollowingClient } from "../../test/following-client.ts";
import { LiveClient } from "../../test/live-client.ts";
import { layWire } from "../../test/wire.ts";
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

  const say = (body: string) => one.as("ada").post<{ seq: number }>(`/api/conversations/${direct}/messages`, { clientId: randomUUID(), body });

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

  test("CV-4 a connection that breaks loses nothing: what was said meanwhile, on either server, is there after it is back, and then it hears again", async () => {
    const wire = await layWire(two.address ?? "");
    const page = await FollowingClient.follow([wire.address], one.people.ada.cookie, direct);
    await page.holds((await say("before")).body.seq);
    await wire.cut();
    await page.until("the connection is gone", () => !page.connected);
    const [heard, joins] = [page.heard.length, page.joins];
    const missed: number[] = [];
    for (let i = 0; i < 12; i++) missed.push((await say(`nobody listens ${i}`)).body.seq);
    expect([page.connected, page.heard.length]).toEqual([false, heard]);
    wire.mend();
    await page.until("it has caught up", () => page.joins > joins);
    expect(page.heard).toHaveLength(heard);
    const { seq } = (await say("heard again")).body;
    await page.until("it hears again", () => page.heard.includes(seq));
    const seqs = page.messages.map((message) => message.seq);
    expect(seqs).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
    expect(seqs).toEqual(expect.arrayContaining(missed));
    page.close();
    await wire.close();
  });

  test("CV-4 XX-8 while the servers can't tell each other anything messages are stored, answered and heard nearby; then pages far away catch up, and hear again", async () => {
    const [near, far] = [await FollowingClient.follow([one.running.address ?? ""], one.people.ada.cookie, direct), await FollowingClient.follow([two.address ?? ""], one.people.ada.cookie, direct)];
    const first = (await say("before")).body.seq;
    await far.until("it hears", () => far.heard.includes(first));
    await redis?.stop();
    if (!redis) await one.tx("system", (tx) => tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"));
    const missed: number[] = [];
    for (let i = 0; i < 5; i++) {
      const answer = await say(`between ${i}`);
      expect(answer.status).toBe(201);
      missed.push(answer.body.seq);
    }
    const last = missed.at(-1) ?? 0;
    await near.until("it hears what is said on its own server", () => near.heard.includes(last));
    expect(far.messages.map(({ seq }) => seq)).not.toContain(last);
    if (redis) redis = await startRedis(redis.port);
    // Nothing more is said that could show what is missing.
    await far.holds(last);
    expect(far.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    await far.until("it has come back", () => far.joins > 1);
    await near.until("it has come back", () => near.joins > 1);
    const again = (await say("after")).body.seq;
    await far.until("it hears again", () => far.heard.includes(again));
    near.close();
    far.close();
  });
});
