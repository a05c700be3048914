import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { TimelineEvent } from "../../../../../contract/conversations.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { eventWords } from "./timeline-words.ts";

const kofi = { id: "k", name: "Kofi Otieno", username: "kofi", image: null, isStaff: true };
const event = (kind: string, data: Record<string, unknown> = {}, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  number: 1, kind, afterSeq: 1, actor: kofi, actorKind: "staff", visibility: "internal", data, at: "2026-11-20T10:00:00.000Z", ...more,
});
const say = (one: TimelineEvent, me = "w") => eventWords(one, { me, requester: "Ada Obi", categoryName: (key) => ({ payment: "Payments", other: "Other" })[key] ?? key }).text;

test("DK-7 the timeline says who took, gave and gave back a ticket", () => {
  const wanjiru = { id: "w", name: "Wanjiru Kamau" };
  expect(say(event("assigned", { from: null, to: { id: "k", name: "Kofi Otieno" }, team: null }))).toBe("Kofi Otieno took it");
  expect(say(event("assigned", { from: wanjiru, to: { id: "k", name: "Kofi Otieno" }, team: null }))).toBe("Kofi Otieno took it over from you");
  expect(say(event("assigned", { from: null, to: wanjiru, team: null }))).toBe("Kofi Otieno gave it to you");
  expect(say(event("assigned", { from: null, to: null, team: { id: "t", name: "Payments" } }))).toBe("Kofi Otieno gave it to the team Payments");
  expect(say(event("released", { from: null, to: null }), "k")).toBe("You gave it back to everybody");
});

test("DK-7 changes name what was and what is", () => {
  expect(say(event("status_changed", { from: "in_progress", to: "pending" }))).toBe("Kofi Otieno changed the status from In progress to Pending");
  expect(say(event("priority_changed", { from: "low", to: "urgent" }))).toBe("Kofi Otieno changed the priority from Low to Urgent");
  expect(say(event("category_changed", { from: "other", to: "payment" }))).toBe("Kofi Otieno moved it from Other to Payments");
  expect(say(event("tags_changed", { from: ["vip"], to: ["refund", "twice"] }))).toBe("Kofi Otieno added #refund, #twice and removed #vip");
  expect(say(event("closed", { reason: "no_answer" }))).toBe("Kofi Otieno closed it: no answer came");
});

test("DK-1 the timeline says who opened a ticket for whom", () => {
  expect(say(event("created", { openedAs: "staff" }))).toBe("Kofi Otieno opened this ticket for Ada Obi");
  expect(say(event("created", { openedAs: "staff" }), "k")).toBe("You opened this ticket for Ada Obi");
  expect(say(event("created", { openedAs: "member" }))).toBe("Kofi Otieno opened this ticket");
});

test("DK-16 a remedy's result stands in the timeline", () => {
  const words = eventWords(event("remedy_done", { title: "Sign out everywhere", summary: "Signed out of 2 devices.", lines: ["Chrome on Android", 7] }), { me: "k", requester: "Ada Obi", categoryName: String });
  expect(words).toMatchObject({ text: "You used “Sign out everywhere”: Signed out of 2 devices.", lines: ["Chrome on Android"] });
});

test("DK-7 what nobody did is not said to be somebody's, and an unknown event is still shown", () => {
  expect(say(event("resolved", {}, { actor: null, actorKind: "system" }))).toBe("Baraza marked it as resolved");
  expect(say(event("created", { openedAs: "assistant" }))).toBe("The help bot opened this ticket");
  expect(say(event("sla_paused"))).toBe("Kofi Otieno: sla paused");
});

test("DK-11 a missed promise is said with its policy, what was owed and when", () => {
  const missed = (data: Record<string, unknown>) => eventWords(event("sla_breached", data, { actor: null, actorKind: "system" }), { me: "w", requester: "Ada Obi", categoryName: String });
  const due = "2026-11-20T10:00:00.000Z", met = "2026-11-20T11:30:00.000Z", policy = "Payments first";
  expect(missed({ target: "first_response", policy, dueAt: due, metAt: null }))
    .toEqual({ sign: "promise", text: `The promise “Payments first” was missed: the first answer was due ${formatDateTime(due)}` });
  expect(missed({ target: "resolution", policy, dueAt: due, metAt: met }).text).toContain(`the solution was due ${formatDateTime(due)}, and came ${formatDateTime(met)}`);
  expect(missed({ target: "next_response", policy: "", dueAt: due }).text).toBe(`A promise was missed: the next answer was due ${formatDateTime(due)}`);
  expect(missed({}).text).toBe("A promise was missed");
});

test("DK-7 every kind of event that the server writes has words", () => {
  const sources = readdirSync("server/modules", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !/\.(test|fixture|queries)\.ts$/.test(file));
  const written = new Set(sources.flatMap((file) => [...readFileSync(`server/modules/${file}`, "utf8").matchAll(/noteEvent\(tx, [\w.]+, "(\w+)"/g)].flatMap(([, kind]) => kind ?? [])));
  expect([...written]).toEqual(expect.arrayContaining(["sla_breached", "bulk_undone", "remedy_done", "handed_off"]));
  const raw = (kind: string) => `Kofi Otieno: ${kind.replaceAll("_", " ")}`;
  // Kinds that the server chooses at run time.
  const others = ["created", "assigned", "released", "resolved", "closed", "reopened", "status_changed", "priority_changed", "category_changed", "tags_changed", "linked", "unlinked", "automation_refused", "imported"];
  const valid: Record<string, Record<string, unknown>> = { status_changed: { from: "pending", to: "resolved" }, priority_changed: { from: "low", to: "high" } };
  expect([...written, ...others].filter((kind) => say(event(kind, valid[kind])) === raw(kind))).toEqual([]);
  expect(say(event("bulk_undone"), "k")).toBe("You undid what was done to this and other tickets together");
});

test("CH-7 a mail that was not delivered is said with the reason", () => {
  const words = eventWords(event("mail_failed", { reason: "mailbox full" }, { actor: null }), { me: "w", requester: "Ada Obi", categoryName: String });
  expect(words).toMatchObject({ tone: "danger", text: expect.stringContaining("mailbox full") });
});
