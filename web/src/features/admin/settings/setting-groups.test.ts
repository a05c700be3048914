import { expect, test } from "vitest";
import type { SettingShown } from "../contract-types.ts";
import { groupSettings } from "./setting-groups.ts";

const setting = (key: string, title: string): SettingShown => ({
  key, title, description: `About ${title}.`, module: key.split(".")[0] ?? "", value: 1, default: 1, schema: { type: "number" }, changedBy: null, changedAt: null, secret: false,
});
const all = [setting("limits.read", "Reads a minute"), setting("market.fee", "Fee"), setting("desk.hours", "Opening hours"), setting("community.name", "Name")];

test("AD-6 settings stand by module, and one of an unknown module is not lost", () => {
  expect(groupSettings(all, "").map(({ title }) => title)).toEqual(["Community", "Desk", "Limits", "Market"]);
  expect(groupSettings(all, "").flatMap(({ settings }) => settings)).toHaveLength(all.length);
});

test("AD-6 a search finds by words of the title, the description, the key and the group", () => {
  const found = (q: string) => groupSettings(all, q).flatMap(({ settings }) => settings.map(({ key }) => key));
  expect(found("HOURS opening")).toEqual(["desk.hours"]);
  expect(found("desk")).toEqual(["desk.hours"]);
  expect(found("market.fee")).toEqual(["market.fee"]);
  expect(found("nothing of this")).toEqual([]);
});
