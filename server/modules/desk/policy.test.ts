import { describe, expect, test } from "vitest";
import { permissionMatrix, type Role } from "../../../contract/permissions.ts";
import { anonymous, type Actor } from "../../platform/actor.ts";
import { abilitiesOf, allowedMoves, checkMove, checkPriority, progressOf, type RuledTicket } from "./policy.ts";
import { moved } from "./state-machine.ts";
import type { Status } from "../../../contract/desk.ts";

const person = (personId: string, role: Role | null): Actor => ({
  kind: role ? "staff" : "member", personId, sessionId: "s", name: personId, emailVerified: true, roles: role ? [role] : [],
  permissions: new Set(Object.entries(permissionMatrix).filter(([, roles]) => role && (roles as readonly Role[]).includes(role)).map(([name]) => name)),
});
const requester = person("ada", null), stranger = person("bayo", null), agent = person("kofi", "agent"), admin = person("nneka", "admin");
const reader: Actor = { ...agent, permissions: new Set(["ticket.read"]) };
const now = new Date("2026-11-20T08:00:00Z");
const ticket = (status: Status): RuledTicket => ({ ...moved({ status: "open", assigneeId: null, waitingSince: now, firstRepliedAt: null, resolvedAt: null }, status, now), requesterId: "ada" });
const verbs = (actor: Actor, status: Status) => Object.entries(abilitiesOf(actor, ticket(status))).filter(([, may]) => may).map(([verb]) => verb).sort().join(" ");

describe("DK-5 the verbs that come with a ticket", () => {
  test.for<[string, Actor, Status, string]>([
    ["requester, open", requester, "open", "reply resolve"], ["requester, resolved", requester, "resolved", "rate reopen reply"], ["requester, closed", requester, "closed", "followUp rate"],
    ["another member", stranger, "open", ""], ["nobody", anonymous, "open", ""], ["agent, open", agent, "open", "assign close note reply resolve triage"],
    ["agent, resolved", agent, "resolved", "assign close note reopen reply triage"], ["agent, closed", agent, "closed", "assign note reopen triage"],
    ["agent on their own ticket", { ...agent, personId: "ada" }, "pending", "assign close reply resolve triage"], ["staff who only read", reader, "open", ""],
    ["admin", admin, "open", "assign audit close note reply resolve triage"],
  ])("%s", ([, actor, status, expected]) => {
    expect(verbs(actor, status)).toBe(expected);
  });
});

test("DK-3 a refused move says where the ticket is and where it may go", () => {
  expect(() => checkMove(agent, ticket("closed"), "pending")).toThrow(expect.objectContaining({ code: "forbidden-move", status: 409, extra: { status: "closed", allowed: ["open", "in_progress"] } }));
  expect(() => checkMove(agent, ticket("closed"), "open")).not.toThrow();
  expect(allowedMoves(requester, ticket("open"))).toEqual(["resolved"]);
  expect(allowedMoves(requester, ticket("resolved"))).toEqual(["open"]);
  expect(allowedMoves(stranger, ticket("open"))).toEqual([]);
});

test("DK-4 members propose up to high, staff decide on urgent", () => {
  expect(() => checkPriority(requester, "urgent")).toThrow(expect.objectContaining({ code: "priority-not-yours", status: 403 }));
  expect(() => checkPriority(requester, "high")).not.toThrow();
  expect(() => checkPriority(agent, "urgent")).not.toThrow();
});

test("DK-5 progress is told in plain words for every status", () => {
  const words = (["open", "in_progress", "pending", "resolved", "closed"] as const).map((status) => progressOf(ticket(status)));
  expect(new Set(words).size).toBe(5);
  expect(words).toContain("We are looking into it");
  expect(words).toContain("We need your answer");
});
