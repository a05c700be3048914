import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MacroActions } from "../../../contract/desk.ts";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

interface Canned { id: string; actions: MacroActions }
const path = "/api/desk/canned-replies";

describe("DK-9 macros", () => {
  test("a canned reply keeps its acts; one without stays as it was", async () => {
    const words = { shortcut: "refund", title: "Refund is on its way", body: "Hi {{requester.firstName}}, we have sent it back." };
    const actions = { setStatus: "pending", priority: "high", addTags: ["Refund"], assignTo: "me" };
    const made = await desk.as("kofi").post<Canned>(path, { ...words, actions });
    expect(made.body.actions).toEqual({ ...actions, addTags: ["refund"] });
    expect((await desk.as("kofi").put<Canned>(`${path}/${made.body.id}`, words)).body.actions).toEqual({});
    for (const wrong of [{ setStatus: "closed" }, { priority: "huge" }, { addTags: ["<b>"] }, { assignTo: "nobody" }, { colour: "red" }]) {
      expect([wrong, (await desk.as("kofi").post(path, { ...words, shortcut: "x", actions: wrong })).status]).toEqual([wrong, 422]);
    }
  });

  test("the reply and its acts are one step, each in the timeline; sent again it changes nothing", async () => {
    const { id } = await desk.ticket("ada", { category: "payment" });
    const clientId = randomUUID();
    const more = { clientId, setStatus: "pending", also: { priority: "urgent", addTags: ["refund"], assignTo: "me" } };
    expect((await desk.reply("kofi", id, "It is on its way", more)).status).toBe(201);
    const after = await desk.show("kofi", id);
    expect(after).toMatchObject({ status: "pending", priority: "urgent", tags: ["refund"], assignee: { id: desk.world.people.kofi.id } });
    expect(after.timeline.map((e) => e.kind)).toEqual(expect.arrayContaining(["priority_changed", "tags_changed", "assigned", "status_changed"]));
    await desk.put("wanjiru", `/api/tickets/${id}/priority`, { priority: "low" });
    expect((await desk.reply("kofi", id, "It is on its way", more)).status).toBe(200);
    expect((await desk.show("kofi", id)).priority).toBe("low");
  });

  test("a reply that is refused has changed nothing", async () => {
    const { id } = await desk.ticket();
    await desk.reply("wanjiru", id, "I have it");
    const stale = await desk.reply("kofi", id, "So do I", { seenSeq: 1, also: { priority: "urgent", addTags: ["mine"] } });
    expect(refusal(stale).code).toBe("stale");
    expect(await desk.show("kofi", id)).toMatchObject({ priority: "medium", tags: [] });
    const wrong = await desk.reply("kofi", id, "To her", { also: { priority: "urgent", assignTo: desk.world.people.ada.id } });
    expect(wrong.status).toBe(422);
    expect(await desk.show("kofi", id)).toMatchObject({ priority: "medium", assignee: null });
  });

  test("requesters act on nothing by a reply, staff on their own ticket neither", async () => {
    const { id } = await desk.ticket();
    expect((await desk.reply("ada", id, "Please hurry", { also: { priority: "urgent" } })).status).toBe(403);
    const own = await desk.ticket("kofi");
    expect((await desk.reply("kofi", own.id, "Mine", { also: { priority: "urgent" } })).status).toBe(403);
    expect((await desk.show("kofi", own.id)).messages.items).toHaveLength(1);
  });
});
