import { z } from "zod";
import { id, idParams, instant, noContent, personBrief } from "./common.ts";
import { deskFilter, priorities, statuses, tag, ticketCategory } from "./desk.ts";
import { mostInBulk, undoSeconds } from "./desk-many.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

const filter = z.strictObject(deskFilter);
const viewName = shownText("Give the view a name.").max(60, "Keep the name to 60 characters.");

/** DK-6: a filter and an order with a name, one's own or everybody's. */
export const savedView = z.strictObject({
  id, name: z.string(), filter, shared: z.boolean(), owner: personBrief, version: z.number().int(),
  /** At most `mostCounted`, which then means that or more. */
  count: z.number().int(),
  abilities: z.strictObject({ change: z.boolean() }),
});
export type SavedView = z.infer<typeof savedView>;
const viewBody = z.strictObject({ name: viewName, filter, shared: z.boolean() });
export type ViewWords = z.infer<typeof viewBody>;

export const viewEndpoints = {
  list: endpoint({ method: "GET", path: "/api/desk/views", summary: "Saved views with how many tickets each holds now (DK-6).", access: "ticket.read", limit: "read", output: z.strictObject({ items: z.array(savedView) }) }),
  create: endpoint({ method: "POST", path: "/api/desk/views", summary: "Save a filter and an order under a name.", access: "ticket.read", limit: "write", success: 201, body: viewBody, output: savedView, errors: ["too-many-views"] }),
  change: endpoint({
    method: "PUT", path: "/api/desk/views/:id", summary: "Change a saved view: one's own, or a shared one with settings.change.", access: "ticket.read", limit: "write", params: idParams,
    body: viewBody.extend({ /** The version that the change began from: another by now answers 409 `view-changed`. */ version: z.number().int().max(2_147_483_647) }), output: savedView, errors: ["view-changed"],
  }),
  remove: endpoint({ method: "DELETE", path: "/api/desk/views/:id", summary: "Remove a saved view.", access: "ticket.read", limit: "write", params: idParams, success: 204, output: noContent }),
};

/** What is done to each of many tickets: the same acts, rules and timeline as for one. */
export const bulkAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("status"), status: z.enum(statuses) }),
  z.strictObject({ kind: z.literal("priority"), priority: z.enum(priorities) }),
  z.strictObject({ kind: z.literal("category"), category: ticketCategory }),
  z.strictObject({ kind: z.literal("assign"), staffId: id }),
  z.strictObject({ kind: z.literal("team"), teamId: id }),
  z.strictObject({ kind: z.literal("release") }),
  z.strictObject({ kind: z.literal("tags"), add: z.array(tag).max(20), remove: z.array(tag).max(20) }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

export const bulk = z.strictObject({
  id, action: bulkAction, state: z.enum(["running", "done", "undoing", "undone"]),
  total: z.number().int(), done: z.number().int(), skipped: z.number().int(),
  /** How many of the done ones an undo has put back, and left because somebody changed them since. */
  undone: z.number().int(), kept: z.number().int(),
  /** The first tickets that were not changed or not put back, each with the reason. */
  problems: z.array(z.strictObject({ ticketId: id, number: z.string(), reason: z.string() })),
  startedAt: instant, finishedAt: instant.nullable(),
  abilities: z.strictObject({ undo: z.boolean() }),
});
export type Bulk = z.infer<typeof bulk>;

const bulkAsk = z.strictObject({
  /** Made by the asker: the same one again answers with the first (a lost answer does nothing twice). */
  clientId: id, action: bulkAction,
  ticketIds: z.array(id).min(1).max(mostInBulk).optional(), filter: filter.optional(),
}).refine((b) => (b.ticketIds === undefined) !== (b.filter === undefined), { message: "Name the tickets, or give a filter." });
export type BulkAsk = z.infer<typeof bulkAsk>;

export const bulkEndpoints = {
  start: endpoint({
    method: "POST", path: "/api/desk/bulks", summary: `Do the same to many tickets: chosen ones, or all that a filter finds, up to ${mostInBulk} (DK-6).`, access: "ticket.triage", limit: "write", success: 202,
    body: bulkAsk, output: bulk, errors: ["too-many-tickets"],
  }),
  show: endpoint({ method: "GET", path: "/api/desk/bulks/:id", summary: "How far a bulk action is.", access: "ticket.triage", limit: "read", params: idParams, output: bulk }),
  undo: endpoint({ method: "DELETE", path: "/api/desk/bulks/:id", summary: `Put back what a bulk action changed, within ${undoSeconds} s, where nobody has changed it since.`, access: "ticket.triage", limit: "write", params: idParams, success: 202, output: bulk, errors: ["too-late"] }),
};
