import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

interface Canned { id: string; shortcut: string; title: string; body: string }
const path = "/api/desk/canned-replies";
const words = { shortcut: "Hello", title: "First answer", body: "Hi {{requester.firstName}}" };

test("DK-9 the team shares canned replies: added, found, changed, removed, and each change in the audit log", async () => {
  const made = await desk.as("kofi").post<Canned>(path, words);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...words, shortcut: "hello" });
  expect(refusal(await desk.as("wanjiru").post(path, words))).toMatchObject({ status: 409, code: "shortcut-in-use" });
  const changed = await desk.as("nneka").put<Canned>(`${path}/${made.body.id}`, { ...words, shortcut: "hi" });
  expect(changed.body).toMatchObject({ id: made.body.id, shortcut: "hi" });
  await desk.as("kofi").post(path, { ...words, shortcut: "bye" });
  expect(refusal(await desk.as("kofi").put(`${path}/${made.body.id}`, { ...words, shortcut: "bye" }))).toMatchObject({ status: 409, code: "shortcut-in-use" });
  // Whoever answers may use them; only some write them.
  const seen = (await desk.as("musa").get<{ items: Canned[] }>(path)).body.items;
  expect(seen.map((r) => r.shortcut)).toEqual(["bye", "hi"]);
  expect((await desk.as("kofi").delete(`${path}/${made.body.id}`)).status).toBe(204);
  expect((await desk.as("kofi").delete(`${path}/${made.body.id}`)).status).toBe(404);
  const { rows } = await desk.world.tx("system", (tx) => tx.query<{ verb: string }>("SELECT verb FROM audit_entries WHERE subject_id = $1 ORDER BY at, id", [made.body.id]));
  expect(rows.map((r) => r.verb)).toEqual(["canned-reply.created", "canned-reply.changed", "canned-reply.removed"]);
});

test("DK-9 moderators don't write them, members don't see them, and the words are checked", async () => {
  expect((await desk.as("musa").post(path, words)).status).toBe(403);
  expect((await desk.as("ada").get(path)).status).toBe(403);
  expect((await desk.as("nobody").get(path)).status).toBe(401);
  expect((await desk.as("kofi").put(`${path}/${randomUUID()}`, words)).status).toBe(404);
  for (const [wrong, field] of [[{ shortcut: "two words" }, "shortcut"], [{ title: " " }, "title"], [{ body: "" }, "body"], [{ body: "x".repeat(4001) }, "body"], [{ more: 1 }, "more"]] as const) {
    expect((await desk.as("kofi").post(path, { ...words, shortcut: "x", ...wrong })).body).toMatchObject({ fields: [{ path: field }] });
  }
});
