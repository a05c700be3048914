import { z } from "zod";
import { actingRule, cursor, day, id, instant, limit, many, noContent, none, pageOf, pageQuery, personBrief } from "./common.ts";
import { message, messageBody, messagesPage, sayingNothing, saysSomething, timelineEvent, written } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { standing } from "./people.ts";
import { shownLine, shownText } from "./shown-text.ts";

export const statuses = ["open", "in_progress", "pending", "resolved", "closed"] as const;
export type Status = (typeof statuses)[number];
export const priorities = ["low", "medium", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];
export const channels = ["web", "widget", "email", "whatsapp", "assistant"] as const;
export const views = ["mine", "unassigned", "all_open", "breaching", "mentions", "solved", "all"] as const;
export const sorts = ["updated", "-updated", "created", "-created", "priority", "waiting"] as const;

/** Tickets answer to their UUID and to their number. */
export const ticketParams = z.strictObject({ id: z.string().regex(/^([0-9a-fA-F-]{36}|[A-Za-z][A-Za-z0-9]{0,9}-[0-9]{1,12})$/, "Use a ticket's id or its number, such as HELP-00124.") });
export const ticketCategory = z.string().regex(/^[a-z][a-z0-9_]{1,30}$/, "Choose one of the categories.");
export const tag = z.string().trim().toLowerCase().regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u, "Tags are 1–30 letters, digits, spaces, - or _.");
const category = ticketCategory;
const clientId = id;

/** DK-9: what a macro does to the ticket beside its words. An agent sees it before sending and can leave any of it out. */
export const macroActions = z.strictObject({
  setStatus: z.enum(["in_progress", "pending", "resolved"]).optional(),
  priority: z.enum(priorities).optional(),
  addTags: z.array(tag).max(10, "At most 10 tags.").optional(),
  /** `me`: whoever uses it. */
  assignTo: z.union([z.literal("me"), id]).optional(),
  teamId: id.optional(),
});
export type MacroActions = z.infer<typeof macroActions>;

export const ticketAbilities = z.strictObject({
  reply: z.boolean(), note: z.boolean(), resolve: z.boolean(), reopen: z.boolean(), close: z.boolean(), assign: z.boolean(), triage: z.boolean(),
  rate: z.boolean(), followUp: z.boolean(), audit: z.boolean(),
});
export const rating = z.strictObject({ score: z.number().int().min(1).max(5), comment: z.string().nullable(), ratedAt: instant });

/** One row of a list, for members and staff alike (staff-only facts are null for members). */
export const ticketRow = z.strictObject({
  id, number: z.string(), subject: z.string(), status: z.enum(statuses), priority: z.enum(priorities), category: z.string(), channel: z.enum(channels),
  requester: personBrief, assignee: personBrief.nullable(), team: z.strictObject({ id, name: z.string() }).nullable(), tags: z.array(z.string()),
  version: z.number().int(), createdAt: instant, updatedAt: instant, waitingSince: instant.nullable(),
  lastSeq: z.number().int(), unread: z.number().int(), preview: z.string().nullable(),
});
export type TicketRow = z.infer<typeof ticketRow>;

export const ticket = ticketRow.extend({
  description: z.string(),
  resolvedAt: instant.nullable(), firstRepliedAt: instant.nullable(),
  followUpOf: z.strictObject({ id, number: z.string() }).nullable(),
  followUps: z.array(z.strictObject({ id, number: z.string() })),
  sourceConversationId: id.nullable(),
  evidence: z.array(z.strictObject({ title: z.string(), lines: z.array(z.string()) })).nullable(),
  readSeq: z.number().int(),
  /** The other side's read marker: has anybody read it? */
  readByOthersSeq: z.number().int(),
  /** CV-5: up to here it reached one of the other side's devices. */
  deliveredToOthersSeq: z.number().int(),
  rating: rating.nullable(),
  /** Progress in the requester's words (DK-5). */
  progress: z.string(),
  /** DK-13: the merged ticket that was asked for, when its number led here; and those that were merged into this one. */
  mergedFrom: z.strictObject({ id, number: z.string() }).nullable(),
  merged: z.array(z.strictObject({ id, number: z.string(), subject: z.string(), messages: z.number().int(), at: instant })),
  /** DK-14: what is said about the problem that it hangs off. */
  known: z.strictObject({ statement: z.string(), resolved: z.boolean(), at: instant }).nullable(),
  messages: messagesPage,
  timeline: z.array(timelineEvent),
  mail: z.array(z.strictObject({ id, subject: z.string(), status: z.enum(["queued", "sent", "failed"]), lastError: z.string().nullable(), createdAt: instant, sentAt: instant.nullable() })),
  allowedMoves: z.array(z.enum(statuses)),
  abilities: ticketAbilities,
});
export type Ticket = z.infer<typeof ticket>;

export const remedyOffer = z.strictObject({ remedy: z.string(), title: z.string(), danger: z.boolean() });
/** A fact about the requester from some module, with what can be done about it (DK-7, DK-16). */
export const ticketRecord = z.strictObject({
  kind: z.string(), recordId: z.string(), title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  at: instant.nullable(), remedies: z.array(remedyOffer),
});
export const ticketContext = z.strictObject({
  /** `standing`: what keeps them out of their account, if anything does. */
  requester: personBrief.extend({ email: z.string().nullable(), emailVerified: z.boolean(), joinedAt: instant, standing: standing.nullable(), online: z.enum(["online", "away", "offline"]) }),
  tickets: z.array(z.strictObject({ id, number: z.string(), subject: z.string(), status: z.enum(statuses), createdAt: instant })),
  ticketCount: z.number().int(),
  records: z.array(ticketRecord),
});

const ticketOut = { output: ticket, limit: "write" as const, params: ticketParams };

export const ticketEndpoints = {
  create: endpoint({
    method: "POST", path: "/api/tickets", summary: "Open a ticket (DK-1). Staff may name a requester.", access: "signed-in", limit: "write", success: 201, idempotent: true,
    body: z.strictObject({
      subject: shownLine("Say in a few words what it is about.", 3).max(200, "Keep the subject to 200 characters."),
      description: shownText("Tell us what happened.").max(10000, "Keep it to 10,000 characters."),
      category, priority: z.enum(priorities).optional(),
      requesterId: id.optional(), followUpOf: ticketParams.shape.id.optional(), clientId: clientId.optional(), attachments: written.attachments,
    }),
    output: ticket, errors: ["ticket-limit", "priority-not-yours"],
  }),
  listOwn: endpoint({
    method: "GET", path: "/api/tickets", summary: "The caller's own tickets.", access: "signed-in", limit: "read",
    query: z.strictObject({ ...pageQuery, status: many(z.enum(statuses)), q: z.string().trim().max(200).optional() }), output: pageOf(ticketRow),
  }),
  show: endpoint({ method: "GET", path: "/api/tickets/:id", summary: "A ticket with its newest messages and timeline.", access: "signed-in", limit: "read", params: ticketParams, output: ticket }),
  reply: endpoint({
    method: "POST", path: "/api/tickets/:id/replies", summary: "A public reply; may set the status in the same step (DK-9).", access: "signed-in", params: ticketParams, limit: "message", success: 201,
    body: z.strictObject({
      clientId, ...written,
      /** Last seq the writer had seen: a later reply by somebody else answers 409 `stale` with it (DK-8). */
      seenSeq: z.number().int().min(0).max(2_147_483_647, "No message has so high a number.").optional(),
      setStatus: z.enum(["in_progress", "pending", "resolved"]).optional(),
      /** Staff: what a macro changes in the same step. */
      also: macroActions.omit({ setStatus: true }).optional(),
    }).refine(saysSomething, sayingNothing),
    output: z.strictObject({ message, ticket: ticketRow, followUp: z.strictObject({ id, number: z.string() }).nullable() }), errors: ["stale", "forbidden-move"],
  }),
  note: endpoint({
    method: "POST", path: "/api/tickets/:id/notes", summary: "An internal note; @username mentions staff (CV-9, CV-10).", access: "ticket.note", params: ticketParams, limit: "message", success: 201,
    body: z.strictObject({ clientId, ...written }).refine(saysSomething, sayingNothing), output: message,
  }),
  resolve: endpoint({ method: "PUT", path: "/api/tickets/:id/resolution", summary: "Mark as solved.", access: "signed-in", ...ticketOut, body: none, errors: ["forbidden-move"] }),
  unresolve: endpoint({ method: "DELETE", path: "/api/tickets/:id/resolution", summary: "Reopen a solved ticket.", access: "signed-in", ...ticketOut, errors: ["forbidden-move"] }),
  close: endpoint({ method: "PUT", path: "/api/tickets/:id/closure", summary: "Close a ticket with a reason.", access: "ticket.triage", ...ticketOut, body: z.strictObject({ reason: z.enum(["solved", "no_answer", "duplicate", "spam", "other"]) }), errors: ["forbidden-move"] }),
  unclose: endpoint({ method: "DELETE", path: "/api/tickets/:id/closure", summary: "Reopen a closed ticket.", access: "ticket.triage", ...ticketOut, errors: ["forbidden-move"] }),
  assign: endpoint({
    method: "PUT", path: "/api/tickets/:id/assignment", summary: "Assign to a person or a team; `expected` claims it (DK-10).", access: "ticket.assign", ...ticketOut,
    body: z.strictObject({
      staffId: id.optional(), teamId: id.optional(), note: z.string().trim().max(1000).optional(),
      /** Who the caller believes has it (null: nobody). Someone else by now: 409 `taken` with who. */
      expected: id.nullable().optional(),
    }).refine((b) => b.staffId !== undefined || b.teamId !== undefined, { message: "Name a person or a team." }),
    errors: ["taken"],
  }),
  release: endpoint({ method: "DELETE", path: "/api/tickets/:id/assignment", summary: "Give a ticket back to everybody.", access: "ticket.assign", ...ticketOut }),
  setPriority: endpoint({ method: "PUT", path: "/api/tickets/:id/priority", summary: "Set the priority.", access: "ticket.triage", ...ticketOut, body: z.strictObject({ priority: z.enum(priorities) }) }),
  setCategory: endpoint({ method: "PUT", path: "/api/tickets/:id/category", summary: "Set the category.", access: "ticket.triage", ...ticketOut, body: z.strictObject({ category }) }),
  setTags: endpoint({ method: "PUT", path: "/api/tickets/:id/tags", summary: "Replace the tags.", access: "ticket.triage", ...ticketOut, body: z.strictObject({ tags: z.array(tag).max(20) }) }),
  setStatus: endpoint({ method: "PUT", path: "/api/tickets/:id/status", summary: "Move to another status that the state machine allows.", access: "ticket.triage", ...ticketOut, body: z.strictObject({ status: z.enum(statuses) }), errors: ["forbidden-move"] }),
  rate: endpoint({
    method: "PUT", path: "/api/tickets/:id/rating", summary: "Rate a solved ticket, once asked (DK-15).", access: "signed-in", ...ticketOut,
    body: z.strictObject({ score: z.number().int().min(1).max(5), comment: z.string().trim().max(1000).optional() }), errors: ["not-solved"],
  }),
  context: endpoint({ method: "GET", path: "/api/tickets/:id/context", summary: "The requester and the records of every module (DK-7).", access: "ticket.read", limit: "read", params: ticketParams, output: ticketContext }),
  remedy: endpoint({
    method: "POST", path: "/api/tickets/:id/remedies/:remedy", summary: "Preview or do a remedy; its result is posted to the ticket (DK-16).", access: "ticket.reply", limit: "write", idempotent: true,
    params: ticketParams.extend({ remedy: z.string().regex(/^[a-z-]+\.[a-z-]+$/) }),
    body: z.strictObject({ recordId: z.string().min(1).max(200), preview: z.boolean().optional() }),
    output: z.strictObject({ done: z.boolean(), summary: z.string(), lines: z.array(z.string()) }),
  }),
  audit: endpoint({
    method: "GET", path: "/api/tickets/:id/audit", summary: "Every change of the ticket, latest first (DK-20).", access: "audit.read", limit: "read", params: ticketParams, query: z.strictObject(pageQuery),
    output: pageOf(z.strictObject({ id, at: instant, verb: z.string(), actor: personBrief.nullable(), actorKind: z.string(), rule: actingRule.nullable(), before: z.unknown(), after: z.unknown() })),
  }),
};

export const deskFilter = {
  view: z.enum(views).optional(), status: many(z.enum(statuses)), priority: many(z.enum(priorities)), category: many(category),
  assignee: many(z.union([id, z.enum(["me", "none"])])), team: many(z.union([id, z.literal("none")])), tag: many(tag), channel: many(z.enum(channels)),
  /** Leave out what has one of these. */
  notStatus: many(z.enum(statuses)), notPriority: many(z.enum(priorities)), notCategory: many(category), notAssignee: many(z.union([id, z.enum(["me", "none"])])),
  notTeam: many(z.union([id, z.literal("none")])), notTag: many(tag), notChannel: many(z.enum(channels)),
  /** An id, `me`, or part of a name or address; several with commas between them. */
  requester: z.string().trim().max(254).optional(), notRequester: z.string().trim().max(254).optional(), from: instant.optional(), to: instant.optional(), q: z.string().trim().max(200).optional(),
  sort: z.enum(sorts).optional(),
};
const deskQuery = z.strictObject(deskFilter);
/** What an agent's list shows: a view, narrowed by filters, in an order. */
export type DeskFilter = z.infer<typeof deskQuery>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 08:30.");
/** Opening hours of one weekday: windows in the zone's own time, in order, without overlap. */
const windows = z.array(z.strictObject({ from: clockTime, to: clockTime })).max(6)
  .refine((list) => list.every((w, i) => w.from < w.to && (list[i - 1]?.to ?? "") <= w.from), "Each window ends after it starts, and before the next one.");
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const holiday = z.strictObject({ date: day("Write a date such as 2026-12-25."), name: z.string().trim().max(60, "Keep the name to 60 characters.") });
export const holidays = z.array(holiday).max(400, "400 holidays are the most.").refine((list) => new Set(list.map((one) => one.date)).size === list.length, "Each date once.");
export const openingWeek = z.strictObject({
  /** An IANA zone such as Africa/Lagos; null follows the community's. */
  zone: z.string().max(60).refine((zone) => zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone), "Choose a time zone such as Africa/Nairobi.").nullable(),
  ...Object.fromEntries(weekdays.map((day) => [day, windows])) as Record<(typeof weekdays)[number], typeof windows>,
  /** Dates in the week's zone on which nobody answers; left out: none. */
  holidays: holidays.optional(),
});
export type OpeningWeek = z.infer<typeof openingWeek>;

const categoryEntry = z.strictObject({ key: category, name: shownText("Give the category a name.").max(40, "Keep the name to 40 characters.") });
/** DK-18. Limits and hours of 0 switch the rule off. */
export const deskSettings = z.strictObject({
  numberPrefix: z.string().trim().toUpperCase().regex(/^[A-Z][A-Z0-9]{0,9}$/, "Use 1–10 letters and digits, first a letter, such as HELP."),
  numberWidth: z.number().int().min(1).max(12),
  autoCloseHours: z.number().int().min(0).max(8760),
  ticketsPerHour: z.number().int().min(0).max(1000),
  ticketsPerDay: z.number().int().min(0).max(1000),
  breachAfterHours: z.number().int().min(1).max(720),
  mergeUndoHours: z.number().int().min(1).max(720),
  surgeReports: z.number().int().min(0).max(1000),
  surgeMinutes: z.number().int().min(10).max(1440),
  hours: openingWeek,
  categories: z.array(categoryEntry).min(1, "Keep at least one category.").max(50)
    .refine((list) => new Set(list.map((c) => c.key)).size === list.length, "Each category has a key of its own."),
});
export type DeskSettings = z.infer<typeof deskSettings>;

export const deskSummary = z.strictObject({ open: z.number().int(), inProgress: z.number().int(), pending: z.number().int(), unassigned: z.number().int(), mine: z.number().int(), breaching: z.number().int(), mentions: z.number().int() });
export type DeskSummary = z.infer<typeof deskSummary>;
export const staffMember = personBrief.extend({ online: z.enum(["online", "away", "offline"]), openTickets: z.number().int() });
export const cannedReply = z.strictObject({ id, shortcut: z.string(), title: z.string(), body: z.string(), actions: macroActions });
const cannedBody = z.strictObject({
  shortcut: z.string().trim().toLowerCase().regex(/^[a-z0-9_-]{1,30}$/, "A shortcut is 1–30 of a–z, 0–9, - and _."),
  title: shownText("Write something first.").max(80), body: messageBody, actions: macroActions.default({}),
});

export const deskEndpoints = {
  list: endpoint({ method: "GET", path: "/api/desk/tickets", summary: "The agents' inbox: views, filters, sort, keyset pages (DK-6).", access: "ticket.read", limit: "read", query: z.strictObject({ limit, cursor: cursor.optional(), ...deskFilter }), output: pageOf(ticketRow) }),
  summary: endpoint({ method: "GET", path: "/api/desk/summary", summary: "Counts for badges.", access: "ticket.read", limit: "read", output: deskSummary }),
  staff: endpoint({ method: "GET", path: "/api/desk/staff", summary: "Who tickets can be assigned to.", access: "ticket.read", limit: "read", output: z.strictObject({ items: z.array(staffMember), teams: z.array(z.strictObject({ id, name: z.string(), memberIds: z.array(id) })) }) }),
  categories: endpoint({ method: "GET", path: "/api/desk/categories", summary: "Categories that a ticket may have.", access: "anyone", limit: "public", output: z.strictObject({ items: z.array(z.strictObject({ key: z.string(), name: z.string() })) }) }),
  tags: endpoint({ method: "GET", path: "/api/desk/tags", summary: "Tags in use, most used of late first.", access: "ticket.read", limit: "read", query: z.strictObject({ q: z.string().max(30).optional() }), output: z.strictObject({ items: z.array(z.string()) }) }),
  cannedReplies: endpoint({ method: "GET", path: "/api/desk/canned-replies", summary: "Replies to insert by /shortcut.", access: "ticket.reply", limit: "read", output: z.strictObject({ items: z.array(cannedReply) }) }),
  createCannedReply: endpoint({ method: "POST", path: "/api/desk/canned-replies", summary: "Add a canned reply.", access: "canned.manage", limit: "write", success: 201, body: cannedBody, output: cannedReply, errors: ["shortcut-in-use"] }),
  changeCannedReply: endpoint({ method: "PUT", path: "/api/desk/canned-replies/:id", summary: "Change a canned reply.", access: "canned.manage", limit: "write", params: z.strictObject({ id }), body: cannedBody, output: cannedReply, errors: ["shortcut-in-use"] }),
  removeCannedReply: endpoint({ method: "DELETE", path: "/api/desk/canned-replies/:id", summary: "Remove a canned reply.", access: "canned.manage", limit: "write", params: z.strictObject({ id }), success: 204, output: noContent }),
  createTeam: endpoint({ method: "POST", path: "/api/desk/teams", summary: "Add a team.", access: "settings.change", limit: "write", success: 201, body: z.strictObject({ name: shownText("Write something first.").max(60), memberIds: z.array(id).max(200) }), output: z.strictObject({ id, name: z.string(), memberIds: z.array(id) }) }),
  seeMentions: endpoint({ method: "PUT", path: "/api/desk/mentions/seen", summary: "Mark my mentions in a ticket as seen.", access: "ticket.note", limit: "write", body: z.strictObject({ ticketId: id }), success: 204, output: noContent }),
  settings: endpoint({ method: "GET", path: "/api/desk/settings", summary: "The desk's settings (DK-18).", access: "settings.change", limit: "read", output: deskSettings }),
  changeSettings: endpoint({ method: "PATCH", path: "/api/desk/settings", summary: "Change desk settings; each change is kept with who and before.", access: "settings.change", limit: "write", body: deskSettings.partial(), output: deskSettings }),
};
