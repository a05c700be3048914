import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPushService, type PushService } from "../../../../emulators/push/start-push-service.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import { openWorld, type CastName, type World } from "../../../test/world.ts";
import { pushBrowser, type PushBrowser } from "./push-browser.fixture.ts";
import { loadPushKeys, pushKeys } from "./keys.ts";
import { addressProblem, postPush } from "./post-push.ts";
import { sendPushes } from "./send-pushes.ts";

let world: World, service: PushService;
beforeAll(async () => {
  service = await startPushService();
  world = await openWorld({ env: { BARAZA_INNER_PUSH: "1", BARAZA_RATE_LIMITS: "off", BARAZA_LOG: "silent" } });
});
afterAll(async () => { await world.close(); await service.stop(); });

interface Device { id: string; device: string; lastSentAt: string | null }
async function browserOf(who: CastName): Promise<PushBrowser & { id: string; endpoint: string }> {
  const browser = pushBrowser(service.subscribe());
  const answer = await world.as(who).send<Device>("PUT", "/api/me/push-subscriptions", browser.subscription, { "user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130" });
  expect(answer.status).toBe(200);
  expect(answer.body.device).toBe("Chrome on Android");
  return { ...browser, id: answer.body.id, endpoint: browser.subscription.endpoint };
}
const open = async (who: CastName, subject: string) => (await world.as(who).post<{ id: string; number: string }>("/api/tickets", { subject, description: `About ${randomUUID()}`, category: "other" })).body;
const reply = (who: CastName, id: string, body = "Here is how.") => world.as(who).post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body });
const devices = async (who: CastName) => (await world.as(who).get<{ items: Device[] }>("/api/me/push-subscriptions")).body.items;
const sweep = async () => {
  await world.tx("system", (tx) => addJob(tx, { identifier: "notifications.sweep", payload: {} }));
  await world.drain();
  await world.drain();
};

test("CH-10 an answer is pushed to the member's browser, signed and encrypted, with what is shown and no more", async () => {
  const browser = await browserOf("ada");
  const key = (await world.as("ada").get<{ publicKey: string }>("/api/push/key")).body.publicKey;
  const ticket = await open("ada", "I paid twice");
  await world.as("wanjiru").post(`/api/tickets/${ticket.id}/notes`, { clientId: randomUUID(), body: "NEVER-TELL" });
  await reply("wanjiru", ticket.id, "SECRET-WORDS of the answer");
  await world.drain();
  expect(service.refused()).toEqual([]);
  const [push, ...more] = service.received(browser.endpoint);
  expect(more).toEqual([]);
  expect(push).toMatchObject({ key, ttl: 86_400, urgency: "normal", topic: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(push?.body.toString("latin1")).not.toContain("answered");
  expect(push && browser.open(push.body)).toEqual({ title: "Wanjiru Kamau answered", body: `${ticket.number} · I paid twice`, link: `/tickets/${ticket.number}`, tag: expect.any(String), priority: "normal" });
  expect((await devices("ada"))[0]?.lastSentAt).toBe(world.clock.now().toISOString());
  // The second answer replaces the first one on the phone; the team's own words go to nobody.
  await reply("kofi", ticket.id);
  await world.drain();
  const second = service.received(browser.endpoint)[1];
  expect(second?.topic).toBe(push?.topic);
  expect(second && browser.open(second.body).title).toBe("Kofi Otieno answered (2)");
});

test("CH-10 a browser that is gone is forgotten; a busy service is asked again when it said; a refused message is given up", async () => {
  const [gone, busy, odd] = [await browserOf("bayo"), await browserOf("bayo"), await browserOf("bayo")];
  service.answer(gone.endpoint, { status: 410 });
  service.answer(busy.endpoint, { status: 429, retryAfter: 120, times: 1 });
  service.answer(odd.endpoint, { status: 400 });
  const ticket = await open("bayo", "Pushed");
  await reply("wanjiru", ticket.id);
  await world.drain();
  expect((await devices("bayo")).map(({ id }) => id)).toEqual([busy.id, odd.id]);
  expect(service.received(busy.endpoint)).toHaveLength(0);
  world.clock.advance(119_000);
  await sweep();
  expect(service.received(busy.endpoint)).toHaveLength(0);
  service.answer(busy.endpoint, { status: 503, times: 1 });
  world.clock.advance(2000);
  await sweep();
  expect(service.received(busy.endpoint)).toHaveLength(0);
  world.clock.advance(61_000);
  await sweep();
  expect(service.received(busy.endpoint)).toHaveLength(1);
  const asked = service.requests();
  world.clock.advance(3_600_000);
  await sweep();
  expect(service.requests()).toBe(asked);
  for (const { id } of await devices("bayo")) await world.as("bayo").delete(`/api/me/push-subscriptions/${id}`);
});

test("CH-10 two workers with one browser send once, what happens meanwhile is sent after it, and what was read is not sent at all", async () => {
  const browser = await browserOf("chika");
  const ticket = await open("chika", "Raced");
  service.answer(browser.endpoint, { status: 503, times: 1 });
  await reply("wanjiru", ticket.id);
  await world.drain();
  world.clock.advance(31_000);
  const { services } = world.running;
  await Promise.all([1, 2, 3, 4].map(() => sendPushes(services, { subscriptionId: browser.id })));
  expect(service.received(browser.endpoint)).toHaveLength(1);
  // While the second is on its way, a third comes.
  service.answer(browser.endpoint, { status: 503, times: 1 });
  await reply("kofi", ticket.id);
  await world.drain();
  world.clock.advance(31_000);
  service.answer(browser.endpoint, { status: 201, after: 1500 });
  const asked = service.requests();
  const sending = sendPushes(services, { subscriptionId: browser.id });
  while (service.requests() === asked) await new Promise((resolve) => { setTimeout(resolve, 5); });
  service.answer(browser.endpoint, null);
  await reply("wanjiru", ticket.id);
  await world.drain();
  expect(service.received(browser.endpoint)).toHaveLength(1);
  await sending;
  await world.drain();
  expect(service.received(browser.endpoint).slice(1).map((push) => browser.open(push.body).title)).toEqual(["Kofi Otieno answered (2)", "Wanjiru Kamau answered (3)"]);
  await world.as("chika").put(`/api/conversations/${ticket.id}/read`, { seq: 999 });
  service.answer(browser.endpoint, { status: 503, times: 1 });
  await reply("kofi", ticket.id);
  await world.drain();
  await world.as("chika").put(`/api/conversations/${ticket.id}/read`, { seq: 999 });
  world.clock.advance(31_000);
  await sweep();
  expect(service.received(browser.endpoint)).toHaveLength(3);
});

test("CH-10 push messages wait for the end of quiet hours; many that end there are one", async () => {
  const browser = await browserOf("musa");
  const wall = (hours: number) => new Date(world.clock.now().getTime() + (hours + 3) * 3_600_000).toISOString().slice(11, 16);
  await world.as("musa").put("/api/me/notifications", { quiet: { from: wall(-1), until: wall(1), days: [0, 1, 2, 3, 4, 5, 6] } });
  for (let i = 0; i < 5; i++) await reply("wanjiru", (await open("musa", `Night ${i}`)).id);
  await world.drain();
  world.clock.advance(58 * 60_000);
  await sweep();
  expect(service.received(browser.endpoint)).toEqual([]);
  world.clock.advance(2 * 60_000);
  await sweep();
  const pushes = service.received(browser.endpoint);
  expect(pushes.map((push) => browser.open(push.body))).toEqual([{ title: "5 new notifications", body: "Open to read them.", link: "/notifications", tag: "several", priority: "normal" }]);
});

test("CH-10 a browser's subscription follows who is signed in there and ends with the session; others' are out of reach", async () => {
  const browser = await browserOf("ada");
  expect((await world.as("bayo").delete(`/api/me/push-subscriptions/${browser.id}`)).status).toBe(404);
  const moved = await world.as("bayo").put<Device>("/api/me/push-subscriptions", browser.subscription);
  expect(moved.status).toBe(200);
  expect((await devices("ada")).map(({ id }) => id)).not.toContain(browser.id);
  expect((await devices("bayo")).map(({ id }) => id)).toEqual([moved.body.id]);
  expect((await world.as("bayo").put<Device>("/api/me/push-subscriptions", browser.subscription)).body.id).toBe(moved.body.id);
  await world.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE person_id = $1", [world.people.bayo.id]));
  const left = await world.tx("system", (tx) => tx.query("SELECT 1 FROM notification_subscriptions WHERE person_id = $1", [world.people.bayo.id]));
  expect(left.rowCount).toBe(0);
});

test("XX-3 push messages go to public https addresses only, and to nobody after ten devices", async () => {
  const { services } = world.running;
  const strict = { ...services, config: { ...services.config, innerPush: false } };
  for (const endpoint of ["http://push.example.com/x", "https://127.0.0.1/x", "https://[::1]/x", "https://169.254.169.254/latest/meta-data", "https://[::ffff:10.0.0.1]/x", "https://localhost/x", "https://2130706433/x",
    "https://database/x", "https://a:b@push.example.com/x", "ftp://push.example.com/x"]) expect(addressProblem(strict, endpoint), endpoint).not.toBeNull();
  expect(addressProblem(strict, "https://fcm.googleapis.com/fcm/send/abc")).toBeNull();
  const before = service.requests();
  await expect(postPush(strict, service.subscribe().replace("http:", "https:"), {}, Buffer.alloc(1))).rejects.toThrow(/push service/);
  expect(service.requests()).toBe(before);
  const put = (body: object) => world.as("kofi").put("/api/me/push-subscriptions", body);
  const { subscription } = pushBrowser(service.subscribe());
  expect((await put({ ...subscription, keys: { ...subscription.keys, p256dh: "A".repeat(87) } })).status).toBe(422);
  expect((await put({ ...subscription, endpoint: "javascript:alert(1)" })).status).toBe(422);
  const answers = await Promise.all(Array.from({ length: 14 }, () => put(pushBrowser(service.subscribe()).subscription)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(answers.find(({ status }) => status !== 200)).toMatchObject({ status: 409, body: { type: "/problems/too-many-devices" } });
});

test("CH-10 the private key is kept encrypted, is the same for all processes, and is in no setting", async () => {
  const { services } = world.running;
  const { publicKey, privateKey } = pushKeys(services);
  const { rows } = await world.tx("system", (tx) => tx.query<{ row: string }>("SELECT k::text AS row FROM notification_push_keys k"));
  expect(rows[0]?.row).toContain(publicKey);
  expect(rows[0]?.row).not.toContain(privateKey);
  expect((await world.tx("nneka", (tx) => tx.query("SELECT 1 FROM notification_push_keys"))).rowCount).toBe(0);
  expect(JSON.stringify((await world.as("sade").get("/api/admin/settings")).body)).not.toContain(privateKey);
  const other = { ...services };
  await loadPushKeys(other);
  expect(pushKeys(other)).toEqual({ publicKey, privateKey });
  // Another secret: new keys, and browsers subscribe again.
  const strange = { ...services, config: { ...services.config, secret: "another secret of at least 32 characters" } };
  await loadPushKeys(strange);
  expect(pushKeys(strange).publicKey).not.toBe(publicKey);
  expect(await devices("kofi")).toEqual([]);
});
