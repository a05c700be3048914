import { expect, test } from "vitest";
import { makeDemo } from "../../../../presets/demo/make-demo.ts";
import { mpesaPromptReports } from "../../../../presets/demo/outages/mpesa-prompt.ts";
import { Comparison } from "./comparison.ts";
import { findSurges, type Report } from "./find-surges.ts";
import { alike, Commonness, piecesOf, saidOf, weigh } from "./likeness.ts";

const minute = 60_000;
const windowMilliseconds = 180 * minute;
const others = makeDemo({ seed: 42, now: new Date("2026-11-20T18:00:00Z"), tickets: 400, people: 120 }).tickets
  .map((ticket, i): Report => ({ id: `other ${i}`, category: ticket.category, said: saidOf(ticket.subject, ticket.description), at: i * 3.6 * minute }));
const reports = mpesaPromptReports.map((one, i): Report => ({ id: `report ${i}`, category: one.category, said: saidOf(one.subject, one.description), at: (21.4 * 60 + i * 3.75) * minute }));
const found = (all: readonly Report[], now: number) => findSurges(all.filter(({ at }) => at > now - windowMilliseconds && at <= now), new Set(all.map(({ id }) => id)), new Comparison(all.filter(({ at }) => at <= now - windowMilliseconds), all.filter(({ at }) => at > now - windowMilliseconds && at <= now)), { least: 8, windowMilliseconds });

test("DK-14 at the end of an outage its reports are one surge, with few others; the words tell what it is about", () => {
  const [surge, ...rest] = found([...others, ...reports], 24 * 60 * minute);
  const right = surge?.reports.filter(({ id }) => id.startsWith("report")).length ?? 0;
  expect([rest.length, right >= 36, (surge?.reports.length ?? 0) - right <= 2, surge?.category]).toEqual([0, true, true, "payment"]);
  expect(surge?.words).toEqual(expect.arrayContaining(["mpesa", "prompt"]));
});

test("DK-14 a day without an outage has no surge at any hour", () => {
  for (let hour = 1; hour <= 24; hour++) expect([hour, found(others, hour * 60 * minute).map(({ words }) => words)]).toEqual([hour, []]);
});

test("DK-14 a desk of one day, with no past to compare with, sees its first outage too", () => {
  const [surge] = found([...others.slice(0, 20).map((one) => ({ ...one, at: 22 * 60 * minute })), ...reports], 24 * 60 * minute);
  expect((surge?.reports ?? []).filter(({ id }) => id.startsWith("report")).length).toBeGreaterThanOrEqual(28);
});

test("DK-14 typos, endings and hyphens leave words alike; what everybody says weighs nothing", () => {
  const common = new Commonness();
  for (const said of ["please help me with this", "please help with my order", "please help"]) common.add(piecesOf(said), 50);
  const near = (a: string, b: string) => alike(weigh(piecesOf(saidOf("", a)), common), weigh(piecesOf(saidOf("", b)), common));
  expect(near("M-PESA prompts", "mpesa promt")).toBeGreaterThan(0.6);
  expect(near("please help me, upload fails", "please help me, password lost")).toBeLessThan(0.1);
  expect(near("Uploading", "upload")).toBeGreaterThan(0.5);
});
