import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SavedView } from "../../../../contract/desk-views.ts";
import type { CastName } from "../../../test/world.ts";
import { counting, openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { listViews } from "./saved-views.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ settings: { "limits.write": 10_000 } });
  for (const who of ["ada", "ada", "bayo"] as const) await desk.ticket(who, { category: "payment" });
  await desk.ticket("chika");
});
afterAll(() => desk.close());

const create = (who: CastName, more: Record<string, unknown> = {}) => desk.as(who).post<SavedView>("/api/desk/views", { name: "Payments", filter: { view: "all_open", category: ["payment"] }, shared: false, ...more });
const list = async (who: CastName) => (await desk.as(who).get<{ items: SavedView[] }>("/api/desk/views")).body.items;

describe("DK-6 saved views", () => {
  test("a view counts what its filter finds now, and its filter finds the same in the list", async () => {
    const made = await create("kofi");
    expect(made).toMatchObject({ status: 201, body: { name: "Payments", count: 3, shared: false, version: 1, owner: { id: desk.world.people.kofi.id }, abilities: { change: true } } });
    const filtered = await desk.rows("kofi", "?view=all_open&category=payment");
    expect(filtered.items).toHaveLength(made.body.count);
    await desk.ticket("ada", { category: "payment" });
    expect((await list("kofi")).find((v) => v.id === made.body.id)?.count).toBe(4);
  });

  test("one's own are nobody else's; shared ones are everybody's to use and their owner's to change", async () => {
    const own = (await create("kofi", { name: "Mine alone" })).body;
    const shared = (await create("kofi", { name: "For all", shared: true })).body;
    const seen = await list("wanjiru");
    expect(seen.map((v) => v.name)).toContain("For all");
    expect(seen.map((v) => v.name)).not.toContain("Mine alone");
    expect(seen.find((v) => v.id === shared.id)?.abilities).toEqual({ change: false });
    const change = { name: "Taken", filter: {}, shared: true, version: 1 };
    expect((await desk.as("wanjiru").put(`/api/desk/views/${own.id}`, change)).status).toBe(404);
    expect((await desk.as("wanjiru").put(`/api/desk/views/${shared.id}`, change)).status).toBe(403);
    expect((await desk.as("wanjiru").delete(`/api/desk/views/${shared.id}`)).status).toBe(403);
    expect((await desk.as("nneka").put<SavedView>(`/api/desk/views/${shared.id}`, { ...change, name: "For all of us" })).body).toMatchObject({ name: "For all of us", version: 2 });
    expect(await list("kofi")).toContainEqual(expect.objectContaining({ id: own.id }));
    for (const outsider of ["ada", "musa"] as const) {
      const status = (await desk.as(outsider).get("/api/desk/views")).status;
      expect([outsider, status]).toEqual([outsider, outsider === "ada" ? 403 : 200]);
    }
  });

  test("of two who change a view the second is told what it has become", async () => {
    const { id } = (await create("kofi", { name: "Raced", shared: true })).body;
    const [first, second] = await Promise.all(["One", "Two"].map((name) => desk.as("kofi").put<SavedView>(`/api/desk/views/${id}`, { name, filter: {}, shared: true, version: 1 })));
    expect([first?.status, second?.status].sort()).toEqual([200, 409]);
    const refused = [first, second].find((a) => a?.status === 409);
    if (!refused) throw new Error("both were taken");
    expect(refusal(refused)).toMatchObject({ code: "view-changed", extra: { view: { version: 2 } } });
  });

  test("a removed view is gone; bad words are refused with what to do", async () => {
    const { id } = (await create("kofi", { name: "Short life" })).body;
    expect((await desk.as("kofi").delete(`/api/desk/views/${id}`)).status).toBe(204);
    expect((await desk.as("kofi").delete(`/api/desk/views/${id}`)).status).toBe(404);
    for (const bad of [{ name: " " }, { name: "x".repeat(61) }, { filter: { view: "lost" } }, { filter: { q: "x".repeat(201) } }, { filter: { colour: "red" } }, { shared: "yes" }]) {
      expect([bad, (await create("kofi", bad)).status]).toEqual([bad, 422]);
    }
  });

  test("many views take as many statements as one, and somebody can't fill the list without end", async () => {
    const statements = () => desk.world.tx("wanjiru", async (tx) => {
      const { tx: counted, count } = counting(tx);
      const views = await listViews(counted);
      return { statements: count(), views: views.length };
    });
    await create("wanjiru", { name: "First" });
    const few = await statements();
    for (let i = 0; i < 99; i += 1) expect((await create("wanjiru", { name: `View ${i}`, filter: { view: "mine", tag: [`tag ${i}`] } })).status).toBe(201);
    expect((await statements()).statements).toBe(few.statements);
    expect(refusal(await create("wanjiru")).code).toBe("too-many-views");
  });
});
