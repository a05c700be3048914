import { z } from "zod";
import { id, idParams, instant, noContent, pageOf, pageQuery, personBrief } from "./common.ts";
import { channels, priorities, statuses, tag, ticketCategory } from "./desk.ts";
import { automationEvents, dryRunTickets, requesterFlags, unknownAutomationVariables } from "./desk-automation-names.ts";
import { bulkAction } from "./desk-views.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

const distinct = (list: readonly unknown[]) => new Set(list.map((one) => JSON.stringify(one))).size === list.length;
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1, "Choose at least one.").max(50).refine(distinct, "Each once.");
const hours = z.number().int("Give whole hours.").min(1, "Give at least an hour.").max(8760, "A year is the most.");

/** DK-12, "when": something happened, or something has stayed as it is for so many hours. */
export const automationWhen = z.discriminatedUnion("event", [
  z.strictObject({ event: z.enum(automationEvents) }),
  z.strictObject({ event: z.literal("in_status"), status: z.enum(statuses), hours }),
  /** The requester waits for an answer. */
  z.strictObject({ event: z.literal("waiting"), hours }),
]);
export type AutomationWhen = z.infer<typeof automationWhen>;

const not = z.boolean();
/** "If": one of the values fits; with `not`, none of them does. */
export const automationCondition = z.discriminatedUnion("about", [
  z.strictObject({ about: z.literal("status"), not, values: some(z.enum(statuses)) }),
  z.strictObject({ about: z.literal("priority"), not, values: some(z.enum(priorities)) }),
  z.strictObject({ about: z.literal("category"), not, values: some(ticketCategory) }),
  z.strictObject({ about: z.literal("channel"), not, values: some(z.enum(channels)) }),
  z.strictObject({ about: z.literal("tags"), not, values: some(tag) }),
  /** Words or parts of words, whatever their case. */
  z.strictObject({ about: z.literal("subject"), not, values: some(shownText("Write something first.").max(60, "Keep each to 60 characters.")) }),
  z.strictObject({ about: z.literal("assignee"), not, values: some(z.union([id, z.literal("none")])) }),
  z.strictObject({ about: z.literal("team"), not, values: some(z.union([id, z.literal("none")])) }),
  z.strictObject({ about: z.literal("requester"), not, values: some(z.enum(requesterFlags)) }),
  /** Whether it happened within the desk's opening hours. */
  z.strictObject({ about: z.literal("hours"), not, values: z.tuple([z.literal("open")]) }),
]);
export type AutomationCondition = z.infer<typeof automationCondition>;

const words = shownText("Write what it says.").max(4000, "Keep it to 4,000 characters.");
/** "Then": what an agent could do, and telling people. Replies and notes are written in the help bot's name. */
export const automationAction = z.discriminatedUnion("kind", [
  ...bulkAction.options,
  z.strictObject({ kind: z.literal("note"), body: words }),
  z.strictObject({ kind: z.literal("reply"), body: words }),
  z.strictObject({ kind: z.literal("notify"), to: some(z.union([id, z.enum(["assignee", "team"])])).max(20), text: shownText("Say what for.").max(200, "Keep it to 200 characters.") }),
]);
export type AutomationAction = z.infer<typeof automationAction>;

const ruleFields = {
  name: shownText("Give it a name.").max(60, "Keep the name to 60 characters."),
  enabled: z.boolean(), when: automationWhen,
  /** Whether all conditions must hold, or one is enough. */
  match: z.enum(["all", "any"]),
  conditions: z.array(automationCondition).max(20, "At most 20 conditions."),
  actions: z.array(automationAction).min(1, "Say what it does.").max(10, "At most 10 steps."),
};
export const automationBody = z.strictObject(ruleFields).superRefine(({ actions }, context) => {
  const problem = (index: number, field: string, message: string) => context.addIssue({ code: "custom", path: ["actions", index, field], message });
  actions.forEach((action, index) => {
    if (action.kind === "tags" && action.add.length + action.remove.length === 0) problem(index, "add", "Name at least one tag.");
    if (action.kind !== "note" && action.kind !== "reply") return;
    const [unknown] = unknownAutomationVariables(action.body);
    if (unknown !== undefined) problem(index, "body", `There is no variable "${unknown}". Choose one of the list.`);
  });
  const replies = actions.filter((action) => action.kind === "reply").length;
  if (replies > 1) problem(actions.findLastIndex((action) => action.kind === "reply"), "body", "One reply is enough.");
});
export type AutomationBody = z.infer<typeof automationBody>;

export const automation = z.strictObject({
  ...ruleFields, id, version: z.number().int(), position: z.number().int(), validFrom: instant, savedBy: personBrief.nullable(),
  /** Why it rests although it is switched on. */
  paused: z.strictObject({ at: instant, reason: z.string() }).nullable(),
  /** How often it ran in the last 7 days, and when last. */
  runs: z.number().int(), lastRunAt: instant.nullable(),
});
export type Automation = z.infer<typeof automation>;

/** Of people and teams that rules and runs name by id. */
const names = z.record(z.string(), z.string());
const ticketBrief = z.strictObject({ id, number: z.string(), subject: z.string() });

export const automationRun = z.strictObject({
  id, at: instant, version: z.number().int(), ticket: ticketBrief, outcome: z.enum(["done", "refused", "capped", "failed"]), reason: z.string().nullable(),
  because: z.array(automationCondition), did: z.array(automationAction),
});
export type AutomationRun = z.infer<typeof automationRun>;

export const dryRun = z.strictObject({
  /** Tickets looked at. */
  tickets: z.number().int(),
  /** Those on which it would have run, newest first; what it would have changed the last time. */
  items: z.array(z.strictObject({ ticket: ticketBrief, at: instant, times: z.number().int(), because: z.array(automationCondition), would: z.array(automationAction) })),
  names,
});
export type DryRun = z.infer<typeof dryRun>;

const admin = { access: "settings.change", limit: "write" } as const;
const read = { access: "settings.change", limit: "read" } as const;

export const automationEndpoints = {
  list: endpoint({ method: "GET", path: "/api/desk/automations", summary: "Automations in their order (DK-12).", ...read, output: z.strictObject({ items: z.array(automation), names, abilities: z.strictObject({ change: z.boolean() }) }) }),
  create: endpoint({ method: "POST", path: "/api/desk/automations", summary: "Add an automation after the others; it acts with the rights of whoever saves it.", ...admin, success: 201, body: automationBody, output: automation, errors: ["too-many-automations"] }),
  change: endpoint({
    method: "PUT", path: "/api/desk/automations/:id", summary: "Change an automation from now on; ends a pause.", ...admin, params: idParams,
    body: automationBody.safeExtend({ /** The version that the change began from: another by now answers 409 `automation-changed`. */ version: z.number().int().max(2_147_483_647) }), output: automation, errors: ["automation-changed"],
  }),
  remove: endpoint({ method: "DELETE", path: "/api/desk/automations/:id", summary: "End an automation; what it did stays.", ...admin, params: idParams, success: 204, output: noContent }),
  order: endpoint({ method: "PUT", path: "/api/desk/automations/order", summary: "Put the automations in order: each sees what those before it did.", ...admin, body: z.strictObject({ ids: z.array(id).max(200).refine(distinct, "Each once.") }), output: z.strictObject({ items: z.array(automation) }), errors: ["automations-changed"] }),
  versions: endpoint({ method: "GET", path: "/api/desk/automations/:id/versions", summary: "What an automation said before, newest first.", ...read, params: idParams, output: z.strictObject({ items: z.array(z.strictObject({ ...ruleFields, version: z.number().int(), validFrom: instant, savedBy: personBrief.nullable() })), names }) }),
  runs: endpoint({ method: "GET", path: "/api/desk/automations/:id/runs", summary: "What an automation did, newest first.", ...read, params: idParams, query: z.strictObject(pageQuery), output: pageOf(automationRun) }),
  dryRun: endpoint({ method: "POST", path: "/api/desk/automations/dry-run", summary: `What an automation would have done to the last ${dryRunTickets} tickets; changes nothing.`, ...admin, body: z.strictObject({ automation: automationBody }), output: dryRun }),
};
