import { z } from "zod";
import { id, idParams, instant, noContent, none, pageOf, pageQuery, personBrief } from "./common.ts";
import { messageBody } from "./conversations.ts";
import { channels, statuses, ticket, ticketCategory, ticketParams } from "./desk.ts";
import { mostInSplit, mostIncidentsAtOnce } from "./desk-many.ts";
import { endpoint } from "./endpoint.ts";
import { shownLine } from "./shown-text.ts";

export const linkKinds = ["related", "duplicate", "split"] as const;
/** A ticket as a list of links shows it. */
export const linkedTicket = z.strictObject({ id, number: z.string(), subject: z.string(), status: z.enum(statuses), requester: personBrief, createdAt: instant });
export type LinkedTicket = z.infer<typeof linkedTicket>;

const problemStates = ["open", "resolved"] as const;
const problemBrief = z.strictObject({ id, serial: z.number().int(), title: z.string(), state: z.enum(problemStates) });

/** DK-13: everything that a ticket is tied to, as the team sees it. */
export const ticketLinks = z.strictObject({
  links: z.array(z.strictObject({
    id, kind: z.enum(linkKinds),
    /** `out`: this ticket is the duplicate, or the one that was split. A related one is always `out`. */
    direction: z.enum(["out", "in"]), ticket: linkedTicket, madeAt: instant, abilities: z.strictObject({ remove: z.boolean() }),
  })),
  /** Tickets that were merged into this one. */
  merged: z.array(z.strictObject({ ticket: linkedTicket, messages: z.number().int(), mergedAt: instant, mergedBy: personBrief.nullable(), /** Until when the merge can be undone; null: not any more. */ undoUntil: instant.nullable() })),
  problem: problemBrief.nullable(),
  abilities: z.strictObject({ link: z.boolean(), merge: z.boolean(), split: z.boolean(), attach: z.boolean() }),
});
export type TicketLinks = z.infer<typeof ticketLinks>;

const otherTicket = ticketParams.shape.id;

export const linkEndpoints = {
  show: endpoint({ method: "GET", path: "/api/tickets/:id/links", summary: "Linked and merged tickets, and the problem that it hangs off (DK-13).", access: "ticket.read", limit: "read", params: ticketParams, output: ticketLinks }),
  link: endpoint({
    method: "POST", path: "/api/tickets/:id/links", summary: "Link two tickets: related, or this one a duplicate of the other.", access: "ticket.triage", limit: "write", success: 201, params: ticketParams,
    body: z.strictObject({ kind: z.enum(["related", "duplicate"]), to: otherTicket }), output: ticketLinks, errors: ["same-ticket"],
  }),
  unlink: endpoint({ method: "DELETE", path: "/api/tickets/:id/links/:linkId", summary: "Take a link away.", access: "ticket.triage", limit: "write", params: ticketParams.extend({ linkId: id }), output: ticketLinks }),
  merge: endpoint({
    method: "PUT", path: "/api/tickets/:id/merge", summary: "Merge a ticket into another of the same requester: it closes, its number leads there (DK-13). Answers with the other.", access: "ticket.triage", limit: "write", params: ticketParams,
    body: z.strictObject({ into: otherTicket }), output: ticket, errors: ["same-ticket", "other-requester", "merged", "target-solved"],
  }),
  unmerge: endpoint({ method: "DELETE", path: "/api/tickets/:id/merge", summary: "Undo a merge within the time for it. Answers with the ticket that was merged.", access: "ticket.triage", limit: "write", params: ticketParams, output: ticket, errors: ["too-late", "not-merged"] }),
  split: endpoint({
    method: "POST", path: "/api/tickets/:id/split", summary: "Make a new ticket of chosen messages, which stay here too. Answers with the new one.", access: "ticket.triage", limit: "write", success: 201, params: ticketParams,
    body: z.strictObject({
      /** The same id again answers with the first. */
      clientId: id, seqs: z.array(z.number().int().min(1)).min(1, "Choose at least one message.").max(mostInSplit, `Choose at most ${mostInSplit} messages.`),
      subject: shownLine("Say in a few words what it is about.", 3).max(200, "Keep the subject to 200 characters."), category: ticketCategory.optional(),
    }), output: ticket, errors: ["nothing-to-split"],
  }),
};

const answerState = z.strictObject({
  id, state: z.enum(["waiting", "running", "done", "stopped"]), body: z.string(), resolves: z.boolean(), askedBy: personBrief.nullable(), startsAt: instant, finishedAt: instant.nullable(),
  total: z.number().int(), answered: z.number().int(), skipped: z.number().int(), abilities: z.strictObject({ stop: z.boolean() }),
});
export type ProblemAnswer = z.infer<typeof answerState>;

export const problemRow = problemBrief.extend({
  category: z.string(), owner: personBrief.nullable(), incidents: z.number().int(), openIncidents: z.number().int(), createdAt: instant, updatedAt: instant,
});
export type ProblemRow = z.infer<typeof problemRow>;
export const deskProblem = problemRow.extend({
  statement: z.string().nullable(), version: z.number().int(), createdBy: personBrief.nullable(), resolvedAt: instant.nullable(),
  /** Reports of a large surge are still being hung off it; null: none. */
  attaching: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Newest first; the last few. */
  answers: z.array(answerState),
  history: z.array(z.strictObject({ at: instant, verb: z.string(), actor: personBrief.nullable(), data: z.record(z.string(), z.unknown()) })),
  abilities: z.strictObject({ change: z.boolean(), answer: z.boolean() }),
});
export type DeskProblem = z.infer<typeof deskProblem>;

const problemWords = {
  title: shownLine("Say in a few words what is wrong.", 3).max(200, "Keep the title to 200 characters."), category: ticketCategory,
  /** What those who report it are told. */
  statement: z.string().trim().max(2000, "Keep it to 2,000 characters.").nullable(),
};
const someTickets = z.array(otherTicket).max(mostIncidentsAtOnce, `At most ${mostIncidentsAtOnce} tickets at once.`);
const problemOut = { access: "ticket.triage" as const, limit: "write" as const, params: idParams, output: deskProblem };

export const problemEndpoints = {
  list: endpoint({
    method: "GET", path: "/api/desk/problems", summary: "Problems that many tickets hang off, last changed first (DK-13).", access: "ticket.read", limit: "read",
    query: z.strictObject({ ...pageQuery, state: z.enum(problemStates).optional() }), output: pageOf(problemRow),
  }),
  create: endpoint({
    method: "POST", path: "/api/desk/problems", summary: "Open a problem, with its first tickets.", access: "ticket.triage", limit: "write", success: 201,
    body: z.strictObject({ clientId: id, ...problemWords, tickets: someTickets.default([]) }), output: deskProblem,
  }),
  show: endpoint({ method: "GET", path: "/api/desk/problems/:id", summary: "A problem.", access: "ticket.read", limit: "read", params: idParams, output: deskProblem }),
  change: endpoint({
    method: "PUT", path: "/api/desk/problems/:id", summary: "Change a problem's words and who looks after it.", ...problemOut, errors: ["problem-changed"],
    body: z.strictObject({ ...problemWords, ownerId: id.nullable(), /** The version that the change began from. */ version: z.number().int().max(2_147_483_647) }),
  }),
  reopen: endpoint({ method: "DELETE", path: "/api/desk/problems/:id/resolution", summary: "Open a resolved problem again; its tickets stay as they are.", ...problemOut }),
  incidents: endpoint({
    method: "GET", path: "/api/desk/problems/:id/incidents", summary: "The tickets that hang off a problem, last attached first.", access: "ticket.read", limit: "read", params: idParams,
    query: z.strictObject(pageQuery), output: pageOf(linkedTicket.extend({ channel: z.enum(channels), how: z.enum(["hand", "surge", "match"]), attachedAt: instant })),
  }),
  attach: endpoint({
    method: "POST", path: "/api/desk/problems/:id/incidents", summary: "Hang tickets off a problem. One that hangs off another problem moves here.", ...problemOut,
    body: z.strictObject({ tickets: someTickets.min(1, "Name at least one ticket.") }), errors: ["problem-resolved"],
  }),
  detach: endpoint({ method: "DELETE", path: "/api/desk/problems/:id/incidents/:ticketId", summary: "Take a ticket off a problem.", ...problemOut, params: idParams.extend({ ticketId: id }) }),
  answer: endpoint({
    method: "POST", path: "/api/desk/problems/:id/answers", summary: "One answer to all unsolved tickets of a problem, and if asked their solution too (DK-13). It starts after a moment in which it can be stopped.", ...problemOut, success: 202,
    body: z.strictObject({ clientId: id, body: messageBody, resolves: z.boolean() }), errors: ["answer-under-way", "problem-resolved"],
  }),
  stopAnswer: endpoint({ method: "DELETE", path: "/api/desk/problems/:id/answers/:answerId", summary: "Stop an answer that has not started.", ...problemOut, params: idParams.extend({ answerId: id }), errors: ["too-late"] }),
};

export const surge = z.strictObject({
  id, category: z.string(), words: z.array(z.string()), state: z.enum(["proposed", "accepted", "dismissed"]), firstAt: instant, lastAt: instant, count: z.number().int(),
  problem: problemBrief.nullable(),
  /** Its newest reports. */
  tickets: z.array(linkedTicket),
  abilities: z.strictObject({ decide: z.boolean(), undismiss: z.boolean() }),
});
export type Surge = z.infer<typeof surge>;

export const surgeEndpoints = {
  list: endpoint({ method: "GET", path: "/api/desk/surges", summary: "Reports that look alike and came close together (DK-14): what is proposed, then what was decided in the last days.", access: "ticket.read", limit: "read", output: z.strictObject({ items: z.array(surge) }) }),
  show: endpoint({
    method: "GET", path: "/api/desk/surges/:id", summary: "A surge with all of its reports.", access: "ticket.read", limit: "read", params: idParams,
    output: surge,
  }),
  accept: endpoint({
    method: "POST", path: "/api/desk/surges/:id/acceptance", summary: "Make a problem of a surge, or hang it off one that is there. Reports that look like it attach themselves from then on.", access: "ticket.triage", limit: "write", params: idParams,
    body: z.union([z.strictObject({ problemId: id, without: z.array(id).max(1000).default([]) }), z.strictObject({ clientId: id, ...problemWords, /** Reports that are something else. */ without: z.array(id).max(1000).default([]) })]),
    output: deskProblem, errors: ["surge-decided", "problem-resolved"],
  }),
  undismiss: endpoint({ method: "DELETE", path: "/api/desk/surges/:id/dismissal", summary: "Take a dismissal back: it is proposed again.", access: "ticket.triage", limit: "write", params: idParams, success: 204, output: noContent, errors: ["surge-decided"] }),
  dismiss: endpoint({ method: "POST", path: "/api/desk/surges/:id/dismissal", summary: "It is no surge. It comes back only when it has twice as many reports.", access: "ticket.triage", limit: "write", params: idParams, body: none, success: 204, output: noContent, errors: ["surge-decided"] }),
};
