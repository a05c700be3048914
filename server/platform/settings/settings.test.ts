import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { communityName, communityTimeZone } from "../platform-module.ts";
import { changeSetting, revertSetting } from "./settings.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ settings: { "community.name": "Preset name" } }); });
afterAll(() => world.close());

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 100 && !holds(); i++) await new Promise((r) => setTimeout(r, 20));
  expect(holds()).toBe(true);
};
const name = () => world.running.services.settings.get(communityName);

test("AD-6 a preset's value stands in for the default until somebody changes it; reverting brings it back", async () => {
  expect(name()).toBe("Preset name");
  await world.tx("nneka", (tx) => changeSetting(tx, "community.name", "  Umoja help  "));
  await until(() => name() === "Umoja help");
  await world.tx("nneka", (tx) => revertSetting(tx, "community.name"));
  await until(() => name() === "Preset name");
});

test("AD-6 each change keeps who, before and after, and is in the audit log", async () => {
  await world.tx("nneka", (tx) => changeSetting(tx, "community.name", "One"));
  await world.tx("sade", (tx) => changeSetting(tx, "community.name", "Two"));
  const changes = await world.tx("nneka", (tx) => tx.query<{ before: unknown; after: unknown; changed_by: string }>("SELECT before, after, changed_by FROM settings_changes WHERE key = 'community.name' ORDER BY id DESC LIMIT 1", []));
  expect(changes.rows[0]).toEqual({ before: "One", after: "Two", changed_by: world.people.sade.id });
  const entries = await world.tx("nneka", (tx) => tx.query<{ before: unknown }>("SELECT before FROM audit_entries WHERE verb = 'setting.changed' ORDER BY id DESC LIMIT 1", []));
  expect(entries.rows[0]?.before).toBe("One");
});

test("AD-6 a value that does not fit is refused with the field, and nothing changes", async () => {
  await expect(world.tx("nneka", (tx) => changeSetting(tx, "community.timeZone", "Mars/Olympus"))).rejects.toMatchObject({ status: 422, fields: [{ path: "value" }] });
  await expect(world.tx("nneka", (tx) => changeSetting(tx, "no.such", 1))).rejects.toMatchObject({ status: 422 });
  expect(world.running.services.settings.get(communityTimeZone)).toBe("Africa/Nairobi");
});

test("AD-6 an agent may not change settings: the database refuses", async () => {
  await expect(world.tx("wanjiru", (tx) => changeSetting(tx, "community.name", "Mine"))).rejects.toThrow(/row-level security/);
});
