import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const cases = [
  ["priority", { priority: "urgent" }, "priority_changed", { from: "medium", to: "urgent" }], ["category", { category: "payment" }, "category_changed", { from: "bug", to: "payment" }],
  ["tags", { tags: ["VIP", "refund ", "vip"] }, "tags_changed", { from: [], to: ["vip", "refund"] }],
] as const;

describe("DK-4 staff decide", () => {
  test.for(cases)("%s: it changes once, shows to the team with who, and is not the requester's to set", async ([what, body, kind, data]) => {
    const { id } = await desk.ticket();
    const path = `/api/tickets/${id}/${what}`;
    expect((await desk.put("ada", path, body)).status).toBe(403);
    expect((await desk.as("nobody").put(path, body)).status).toBe(401);
    const changed = await desk.put("kofi", path, body);
    expect(changed.body.timeline.at(-1)).toMatchObject({ kind, data, visibility: "internal", actor: { name: "Kofi Otieno" } });
    const again = await desk.put("wanjiru", path, body);
    expect(again.body).toMatchObject({ version: changed.body.version, timeline: changed.body.timeline });
    expect(await desk.kinds("ada", id)).toEqual(["created"]);
  });
});

test("DK-4 what is not a priority, a category or a tag is refused with its field", async () => {
  const { id } = await desk.ticket();
  expect((await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "huge" })).status).toBe(422);
  expect((await desk.put("kofi", `/api/tickets/${id}/category`, { category: "weather" })).body).toMatchObject({ fields: [{ path: "category" }] });
  expect((await desk.put("kofi", `/api/tickets/${id}/tags`, { tags: ["<b>"] })).body).toMatchObject({ fields: [{ path: "tags.0" }] });
  expect((await desk.put("kofi", `/api/tickets/${id}/tags`, { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) })).status).toBe(422);
});

test("DK-5 members see no tags", async () => {
  const { id } = await desk.ticket();
  await desk.put("kofi", `/api/tickets/${id}/tags`, { tags: ["difficult"] });
  expect((await desk.show("ada", id)).tags).toEqual([]);
  expect((await desk.as("kofi").get("/api/desk/tags?q=dif")).body).toEqual({ items: ["difficult"] });
  expect((await desk.as("kofi").get("/api/desk/tags?q=xyz")).body).toEqual({ items: [] });
  expect((await desk.as("ada").get("/api/desk/tags")).status).toBe(403);
});
