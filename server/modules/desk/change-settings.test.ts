import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskSettings } from "../../../contract/desk.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const path = "/api/desk/settings";
const settings = async () => (await desk.as("nneka").get<DeskSettings>(path)).body;

test("DK-18 the defaults, and each change kept with who and before", async () => {
  expect(await settings()).toMatchObject({ numberPrefix: "HELP", numberWidth: 5, autoCloseHours: 72, breachAfterHours: 8, hours: { zone: null, sunday: [] } });
  const changed = await desk.as("nneka").patch<DeskSettings>(path, { numberPrefix: "eksu", numberWidth: 3 });
  expect(changed.body).toMatchObject({ numberPrefix: "EKSU", numberWidth: 3, breachAfterHours: 8 });
  await expect.poll(settings).toEqual(changed.body);
  expect((await desk.ticket()).number).toMatch(/^EKSU-\d{3}$/);
  const { rows } = await desk.world.tx("system", (tx) => tx.query<{ before: unknown; after: unknown; by: string }>("SELECT before, after, changed_by AS by FROM settings_changes WHERE key = 'desk.numberPrefix'", []));
  expect(rows).toEqual([{ before: null, after: "EKSU", by: desk.world.people.nneka.id }]);
  const audited = await desk.world.tx("system", (tx) => tx.query<{ verb: string }>("SELECT verb FROM audit_entries WHERE subject_kind = 'setting' AND subject_id = 'desk.numberPrefix'", []));
  expect(audited.rows).toEqual([{ verb: "setting.changed" }]);
});

test("DK-4 categories are edited: added, renamed, put in order; one left out takes no new tickets and old ones keep it", async () => {
  const old = await desk.ticket("ada", { category: "suggestion" });
  const categories = [{ key: "wallet", name: "Wallet" }, { key: "bug", name: "It broke" }, { key: "other", name: "Other" }];
  expect((await desk.as("nneka").patch<DeskSettings>(path, { categories })).body.categories).toEqual(categories);
  expect((await desk.as("nobody").get("/api/desk/categories")).body).toEqual({ items: categories });
  expect((await desk.ticket("ada", { category: "wallet" })).category).toBe("wallet");
  expect((await desk.as("ada").post("/api/tickets", { subject: "An idea", description: "x", category: "suggestion" })).body).toMatchObject({ fields: [{ path: "category" }] });
  expect((await desk.put("kofi", `/api/tickets/${old.id}/category`, { category: "payment" })).status).toBe(422);
  expect((await desk.show("kofi", old.id)).category).toBe("suggestion");
  expect((await desk.rows("kofi", "?category=suggestion")).items).toHaveLength(1);
});

describe("DK-18 what does not fit is refused with its field, and nothing changes", () => {
  test.for<[Record<string, unknown>, string]>([
    [{ numberPrefix: "1A" }, "numberPrefix"], [{ numberWidth: 0 }, "numberWidth"], [{ autoCloseHours: -1 }, "autoCloseHours"], [{ ticketsPerHour: 1.5 }, "ticketsPerHour"], [{ categories: [] }, "categories"],
    [{ categories: [{ key: "a b", name: "x" }] }, "categories.0.key"], [{ hours: { zone: "Mars/Olympus" } }, "hours.zone"], [{ secret: 1 }, "secret"],
  ])("%j", async ([change, field]) => {
    const before = await settings();
    const answer = await desk.as("nneka").patch<{ fields: { path: string }[] }>(path, change);
    expect(answer.status).toBe(422);
    expect(answer.body.fields.map((f) => f.path)).toContain(field);
    expect(await settings()).toEqual(before);
  });

  test("windows that overlap or end before they start", async () => {
    const { hours } = await settings();
    for (const monday of [[{ from: "08:00", to: "12:00" }, { from: "11:00", to: "13:00" }], [{ from: "12:00", to: "08:00" }], [{ from: "8", to: "12:00" }]]) {
      expect((await desk.as("nneka").patch(path, { hours: { ...hours, monday } })).status).toBe(422);
    }
  });
});

test("DK-18 only those who may change settings see and change them", async () => {
  for (const who of ["kofi", "musa", "ada"] as const) {
    expect((await desk.as(who).get(path)).status).toBe(403);
    expect((await desk.as(who).patch(path, { numberWidth: 9 })).status).toBe(403);
  }
  expect((await desk.as("nobody").patch(path, { numberWidth: 9 })).status).toBe(401);
});
