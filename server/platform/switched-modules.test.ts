import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const set = (key: string, value: boolean) => world.as("sade").put(`/api/admin/settings/${key}`, { value });
const modulesOn = async () => ((await world.as("ada").get("/api/me")).body as unknown as { community: { modules: string[] } }).community.modules;

test("AD-6 a module that is switched off has no addresses and takes nothing new; switched on again it has all back", async () => {
  const opened = await world.as("ada").post("/api/conversations", { kind: "assistant" });
  expect(opened.status).toBe(201);
  const talk = `/api/conversations/${(opened.body as unknown as { id: string }).id}`;
  const rules = () => world.as("sade").post("/api/admin/assistant/test-rules", { text: "I was charged twice" });
  const before = (await rules()).status;
  expect((await set("assistant.on", false)).status).toBe(200);
  await expect.poll(modulesOn).not.toContain("assistant");
  expect((await rules()).status).toBe(404);
  expect((await world.as("chika").post("/api/conversations", { kind: "assistant" })).status).toBe(422);
  expect((await world.as("ada").post(`${talk}/messages`, { clientId: crypto.randomUUID(), body: "Are you there?" })).status).toBe(404);
  expect((await world.as("ada").get(talk)).status).toBe(200);
  await set("assistant.on", true);
  await expect.poll(modulesOn).toContain("assistant");
  expect((await rules()).status).toBe(before);
  expect((await world.as("chika").post("/api/conversations", { kind: "assistant" })).status).toBe(201);
});

test("AD-6 only who may change settings switches modules, and the reactions of one that is off make no jobs", async () => {
  expect((await world.as("wanjiru").put("/api/admin/settings/channels.on", { value: false })).status).toBe(403);
  await set("channels.on", false);
  await expect.poll(modulesOn).not.toContain("channels");
  const created = (subject: string) => world.as("ada").post("/api/tickets", { subject, description: "It was taken twice from my account.", category: "payment" });
  const names = () => world.tx("system", async (tx) => tx.services.events.jobsFor(tx.services, "ticket.created", { ticketId: "" }).map((job) => job.identifier));
  expect(await names()).not.toContain("reaction:channels.mail-receipt");
  // CH-10: what nobody would be told of is not offered as a choice either.
  const offered = async () => (await world.as("ada").get<{ choices: { kind: string }[] }>("/api/me/notifications")).body.choices.map(({ kind }) => kind);
  expect(await offered()).not.toContain("ticket.replied");
  expect((await created("Charged twice")).status).toBe(201);
  await set("channels.on", true);
  await expect.poll(modulesOn).toContain("channels");
  expect(await names()).toContain("reaction:channels.mail-receipt");
  expect(await offered()).toContain("ticket.replied");
});
