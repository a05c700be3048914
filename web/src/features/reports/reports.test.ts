import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figureKeys, unitOf } from "../../../../contract/desk-figures.ts";
import { setManner } from "../../lib/format.ts";
import { labelled, scaleFor } from "./chart-scale.ts";
import { cellColumns, changeOf, meaningOf, nameOf, questionOf, rowLabel, valueText } from "./figure-words.ts";
import { rangeFrom, rangeOf, searchWith } from "./report-range.ts";

setManner({ locale: "en-GB", timeZone: "UTC" });

test("DK-17 presets are whole days up to today, and an address keeps the choice", () => {
  expect(rangeOf("last7", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  expect(rangeOf("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(rangeOf("thisMonth", "2026-01-01")).toEqual({ from: "2026-01-01", to: "2026-01-01" });
  expect(rangeOf("last12Months", "2026-11-21")).toEqual({ from: "2025-11-22", to: "2026-11-21" });
  const read = (text: string) => rangeFrom(new URLSearchParams(text), "2026-11-21");
  expect(read("")).toEqual({ chosen: "last30", ask: { from: "2026-10-23", to: "2026-11-21", hours: "all" } });
  expect(read("from=2026-01-05&to=2026-01-09&hours=open")).toEqual({ chosen: "custom", ask: { from: "2026-01-05", to: "2026-01-09", hours: "open" } });
  for (const wrong of ["from=2026-01-09&to=2026-01-05", "from=x&to=y", "days=forever"]) expect(read(wrong).chosen).toBe("last30");
  const own = searchWith(new URLSearchParams("by=team"), { days: { from: "2026-01-05", to: "2026-01-09" }, hours: "open" });
  expect(own.toString()).toBe("by=team&from=2026-01-05&to=2026-01-09&hours=open");
  expect(searchWith(own, { preset: "last90", hours: "all" }).toString()).toBe("by=team&days=last90");
});

test("DK-17 charts have round steps for what they show", () => {
  expect(scaleFor("count", 37)).toEqual({ top: 40, steps: [0, 10, 20, 30, 40] });
  expect(scaleFor("count", 0)).toEqual({ top: 1, steps: [0, 1] });
  expect(scaleFor("seconds", 5 * 3600)).toEqual({ top: 6 * 3600, steps: [0, 7200, 14_400, 21_600] });
  expect(scaleFor("percent", 93).top).toBe(100);
  expect(scaleFor("score", 4.2).top).toBe(5);
  expect(labelled(10, 4)).toEqual([0, 3, 6, 9]);
});

test("DK-17 values, changes and rows in words; worse is never shown as good", () => {
  expect([valueText("seconds", 11_520), valueText("percent", 82.54), valueText("score", 4.5), valueText("count", 12_480), valueText("number", null)]).toEqual(["3 h 12 min", "82.5%", "4.5", "12,480", "–"]);
  expect(changeOf("first_response", "seconds", 200, 100)).toEqual({ text: "100% more than before", direction: "up", good: false });
  expect(changeOf("sla", "percent", 90, 87.5)).toEqual({ text: "2.5 points more than before", direction: "up", good: true });
  expect(changeOf("created", "count", 5, 10)?.good).toBeNull();
  expect(changeOf("solved", "count", 5, 5)?.direction).toBe("flat");
  expect([changeOf("solved", "count", 5, 0), changeOf("sla", "percent", null, 5)]).toEqual([null, null]);
  expect([rowLabel("hour", { key: "26", label: null }), rowLabel("agent", { key: null, label: null }), rowLabel("channel", { key: "email", label: null }), rowLabel("team", { key: "x", label: "Payments" })]).toEqual(["Tuesday, 02:00", "Nobody", "Email", "Payments"]);
});

test("DK-17 each figure has a question, a definition and a table; docs/figures.md says the same definition", () => {
  const document = readFileSync(new URL("../../../../docs/figures.md", import.meta.url), "utf8");
  for (const key of figureKeys) {
    expect(questionOf(key)).toMatch(/\?$/);
    expect(document).toContain(`**${nameOf(key)}** (\`${key}\`)`);
    expect(document.replaceAll(/\s+/g, " ")).toContain(meaningOf(key));
    expect(cellColumns({ key, unit: unitOf[key] })[0]?.key).toBe("value");
  }
});
