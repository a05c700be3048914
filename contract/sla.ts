import { z } from "zod";
import { id, idParams, instant, many, noContent } from "./common.ts";
import { channels, holiday, holidays, openingWeek, priorities, ticketParams } from "./desk.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

/** DK-11: calendars of working hours, promises to requesters, and where a ticket stands with them. */

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Write a time such as 08:30; 24:00 ends the day.");
const windows = z.array(z.strictObject({ from: time, to: time })).max(6, "A day has at most 6 windows.")
  .refine((list) => list.every((w, i) => w.from < w.to && (list[i - 1]?.to ?? "") <= w.from), "Each window ends after it starts, and before the next one.");
const name = shownText("Give it a name.").max(60, "Keep the name to 60 characters.");
const distinct = (list: readonly string[]) => new Set(list).size === list.length;

export const workingWeek = z.strictObject({ monday: windows, tuesday: windows, wednesday: windows, thursday: windows, friday: windows, saturday: windows, sunday: windows });
const calendarBody = z.strictObject({
  name, zone: openingWeek.shape.zone.unwrap(),
  week: workingWeek.refine((week) => Object.values(week).some((day) => day.length > 0), "Give the week at least one window, or nothing is ever due."),
  holidays,
});
export const calendar = z.strictObject({ id, version: z.number().int(), validFrom: instant, name: z.string(), zone: z.string(), week: workingWeek, holidays: z.array(holiday) });
export type Calendar = z.infer<typeof calendar>;
export type CalendarBody = z.infer<typeof calendarBody>;

export const slaTargets = ["first_response", "next_response", "resolution"] as const;
const minutes = z.number().int().min(1, "Give at least a minute.").max(525_600, "A year is the most.").nullable();
const escalation = z.strictObject({
  /** Told beside the assignee (else the team). */
  notifyIds: z.array(id).max(20), notifyTeamId: id.nullable(), raisePriority: z.boolean(), reassignTeamId: id.nullable(),
});
const policyFields = {
  name, priorities: z.array(z.enum(priorities)).refine(distinct, "Each priority once."), categories: z.array(z.string().max(31)).max(50).refine(distinct, "Each category once."),
  channels: z.array(z.enum(channels)).refine(distinct, "Each channel once."),
  /** Null: every hour counts. */
  calendarId: id.nullable(),
  firstResponseMinutes: minutes, nextResponseMinutes: minutes, resolutionMinutes: minutes,
  warnPercent: z.number().int().min(1).max(99), escalation, enabled: z.boolean(),
};
const policyBody = z.strictObject(policyFields)
  .refine((p) => p.firstResponseMinutes !== null || p.nextResponseMinutes !== null || p.resolutionMinutes !== null, { path: ["firstResponseMinutes"], message: "Promise at least one of the three." });
export type PolicyBody = z.infer<typeof policyBody>;
export const slaPolicy = z.strictObject({ ...policyFields, id, version: z.number().int(), validFrom: instant, position: z.number().int() });
export type SlaPolicy = z.infer<typeof slaPolicy>;

export const slaSegment = z.strictObject({ from: instant, to: instant, kind: z.enum(["running", "paused"]), reason: z.enum(["pending", "closed", "no_policy"]).nullable() });
export const slaClock = z.strictObject({
  target: z.enum(slaTargets), round: z.number().int(), state: z.enum(["running", "paused", "met", "breached", "stopped"]),
  reason: z.enum(["pending", "closed", "no_policy"]).nullable(), startedAt: instant, dueAt: instant.nullable(), warnAt: instant.nullable(),
  breachedAt: instant.nullable(), metAt: instant.nullable(), consumedSeconds: z.number(), budgetSeconds: z.number().nullable(),
  policy: z.strictObject({ id, name: z.string(), version: z.number().int() }), segments: z.array(slaSegment),
});
export type SlaClock = z.infer<typeof slaClock>;

/** What a list says of a ticket's promises: the open one whose time runs out first, or ran out first. */
export const ticketDue = z.strictObject({ target: z.enum(slaTargets), dueAt: instant, /** From when on it is urgent; null once it was missed. */ warnAt: instant.nullable() });
export type TicketDue = z.infer<typeof ticketDue>;

const counts = z.strictObject({ promised: z.number().int(), met: z.number().int(), breached: z.number().int(), open: z.number().int() });
export const slaPreview = z.strictObject({
  /** Tickets looked at, and how many of them the policy would be for. */
  tickets: z.number().int(), matched: z.number().int(),
  first_response: counts, next_response: counts, resolution: counts,
  /** The newest that it would have missed. */
  missed: z.array(z.strictObject({ id, number: z.string(), subject: z.string(), target: z.enum(slaTargets), dueAt: instant })),
});
export type SlaPreview = z.infer<typeof slaPreview>;

const admin = { access: "settings.change", limit: "write" } as const;
const read = { access: "settings.change", limit: "read" } as const;

export const slaEndpoints = {
  show: endpoint({ method: "GET", path: "/api/desk/sla", summary: "Calendars, and policies in their order (DK-11).", ...read, output: z.strictObject({ calendars: z.array(calendar), policies: z.array(slaPolicy), abilities: z.strictObject({ change: z.boolean() }) }) }),
  createCalendar: endpoint({ method: "POST", path: "/api/desk/sla/calendars", summary: "Add a calendar of working hours.", ...admin, success: 201, body: calendarBody, output: calendar }),
  changeCalendar: endpoint({ method: "PUT", path: "/api/desk/sla/calendars/:id", summary: "Change a calendar from now on.", ...admin, params: idParams, body: calendarBody, output: calendar }),
  removeCalendar: endpoint({ method: "DELETE", path: "/api/desk/sla/calendars/:id", summary: "Remove a calendar that no policy uses.", ...admin, success: 204, params: idParams, output: noContent, errors: ["calendar-in-use"] }),
  createPolicy: endpoint({ method: "POST", path: "/api/desk/sla/policies", summary: "Add a policy after the others.", ...admin, success: 201, body: policyBody, output: slaPolicy }),
  changePolicy: endpoint({ method: "PUT", path: "/api/desk/sla/policies/:id", summary: "Change a policy from now on.", ...admin, params: idParams, body: policyBody, output: slaPolicy }),
  removePolicy: endpoint({ method: "DELETE", path: "/api/desk/sla/policies/:id", summary: "End a policy; what it promised and missed stays.", ...admin, success: 204, params: idParams, output: noContent }),
  policyVersions: endpoint({ method: "GET", path: "/api/desk/sla/policies/:id/versions", summary: "What a policy said before, newest first.", ...read, params: idParams, output: z.strictObject({ items: z.array(slaPolicy) }) }),
  order: endpoint({ method: "PUT", path: "/api/desk/sla/order", summary: "Put the policies in order: the first that fits a ticket counts.", ...admin, body: z.strictObject({ ids: z.array(id).max(200).refine(distinct, "Each policy once.") }), output: z.strictObject({ items: z.array(slaPolicy) }), errors: ["policies-changed"] }),
  preview: endpoint({ method: "POST", path: "/api/desk/sla/preview", summary: "What a policy would have meant for the last 100 tickets; changes nothing.", ...admin, body: z.strictObject({ policy: policyBody, replaces: id.nullable() }), output: slaPreview }),
  due: endpoint({
    method: "GET", path: "/api/desk/due", summary: "By when which of up to 50 tickets must be answered or solved; those without an open promise, and paused ones, are left out.", access: "ticket.read", limit: "read",
    query: z.strictObject({ ticket: many(id) }), output: z.strictObject({ /** False: nothing is promised to anybody. */ inForce: z.boolean(), items: z.array(z.strictObject({ ticketId: id, due: ticketDue })) }),
  }),
  ticket: endpoint({ method: "GET", path: "/api/tickets/:id/sla", summary: "A ticket's clocks with what ran and what paused.", access: "ticket.read", limit: "read", params: ticketParams, output: z.strictObject({ at: instant, clocks: z.array(slaClock), abilities: z.strictObject({ change: z.boolean() }) }) }),
};
