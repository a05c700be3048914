import { z } from "zod";
import { id, instant, none } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { flowConditions, flowFunctions, flowLanguages, type FlowProblem } from "./flow-check.ts";
import { shownText } from "./shown-text.ts";

/** Drafts may hold what can't be published yet; these bounds only keep them small. What a flow must hold is `checkFlow`'s to say. */
const nodeId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "Use small letters, digits and _, a letter first, at most 40.");
const target = z.union([nodeId, z.literal("")]);
const text = z.strictObject({ en: z.string().max(2000), sw: z.string().max(2000) } satisfies Record<(typeof flowLanguages)[number], z.ZodString>);

/** A step of a flow (AS-9). Targets are ids of nodes; an empty one is not chosen yet. */
export const flowNode = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("say"), id: nodeId, text, next: target }),
  /** Waits for the member's own words. `begins`: they begin a new matter. */
  z.strictObject({ type: z.literal("ask"), id: nodeId, text, next: target, begins: z.boolean() }),
  z.strictObject({ type: z.literal("menu"), id: nodeId, text, choices: z.array(z.strictObject({ label: text, to: target })).max(20), otherwise: target }),
  z.strictObject({ type: z.literal("condition"), id: nodeId, when: z.enum(flowConditions), matched: target, otherwise: target }),
  z.strictObject({ type: z.literal("call"), id: nodeId, function: z.enum(flowFunctions), next: target }),
  z.strictObject({ type: z.literal("handoff"), id: nodeId }),
]);
export type FlowNode = z.output<typeof flowNode>;
export type FlowText = z.output<typeof text>;

export const flow = z.strictObject({ start: target, nodes: z.array(flowNode).max(200, "Keep a flow to 200 nodes.") });
export type Flow = z.output<typeof flow>;

const problem: z.ZodType<FlowProblem> = z.strictObject({ code: z.string(), node: z.string().nullable(), field: z.string().nullable(), detail: z.string() }) as unknown as z.ZodType<FlowProblem>;
const byWhom = z.strictObject({ id, name: z.string() });
const version = z.strictObject({
  /** 0: the one that came with Baraza. */
  version: z.number().int(), note: z.string(), publishedAt: instant.nullable(), publishedBy: byWhom.nullable(), restoredFrom: z.number().int().nullable(),
});
export type FlowVersion = z.output<typeof version>;

const overview = z.strictObject({
  current: z.number().int(), versions: z.array(version),
  /** What is being edited; null while nobody has begun. */
  draft: z.strictObject({ flow, revision: z.number().int(), basedOn: z.number().int(), savedAt: instant, savedBy: byWhom, problems: z.array(problem) }).nullable(),
  published: flow,
  abilities: z.strictObject({ change: z.boolean() }),
});
export type FlowOverview = z.output<typeof overview>;

/** What the bot would say, with its buttons. */
const said = z.strictObject({ text: z.string(), choices: z.array(z.string()), articles: z.array(z.string()) });
/** Where a try-out stands: given back with the next message. Opaque to clients. */
const place = z.record(z.string(), z.unknown());
const tryOut = z.strictObject({ said: z.array(said), place, node: z.string().nullable(), ends: z.enum(["ticket", "added"]).nullable() });
export type FlowTryOut = z.output<typeof tryOut>;

const access = { access: "settings.change" } as const;
const versionParams = z.strictObject({ version: z.coerce.number().int().min(0).max(1_000_000) });

export const flowEndpoints = {
  show: endpoint({ ...access, method: "GET", path: "/api/admin/assistant/flow", summary: "The help bot's flow: the published one, its versions and the draft (AS-9).", limit: "read", query: none, output: overview }),
  version: endpoint({ ...access, method: "GET", path: "/api/admin/assistant/flow/versions/:version", summary: "A published version of the flow.", limit: "read", params: versionParams, output: z.strictObject({ flow }) }),
  save: endpoint({
    ...access, method: "PUT", path: "/api/admin/assistant/flow/draft", summary: "Save the draft of the flow, with whatever is still wrong in it.", limit: "write",
    body: z.strictObject({ flow, /** 0 to begin one. */ revision: z.number().int().min(0).max(2_147_483_647) }), output: overview, errors: ["stale"],
  }),
  discard: endpoint({ ...access, method: "DELETE", path: "/api/admin/assistant/flow/draft", summary: "Throw the draft away.", limit: "write", output: overview }),
  publish: endpoint({
    ...access, method: "POST", path: "/api/admin/assistant/flow/publications", summary: "Publish the draft: new talks follow it.", limit: "write", success: 201,
    body: z.strictObject({ revision: z.number().int().min(1), note: shownText("Say in a few words what is new.").max(300, "Keep it to 300 characters.") }), output: overview, errors: ["stale", "nothing-to-publish"],
  }),
  putBack: endpoint({ ...access, method: "POST", path: "/api/admin/assistant/flow/versions/:version/restoration", summary: "Publish an earlier version again.", limit: "write", success: 201, params: versionParams, body: none, output: overview, errors: ["already-published"] }),
  tryOut: endpoint({
    ...access, method: "POST", path: "/api/admin/assistant/flow/try-out", summary: "Play a flow without writing anything: begin it, or say something at a place.", limit: "write",
    body: z.strictObject({ flow, language: z.enum(flowLanguages), said: shownText("Write something first.").max(1000).nullable(), place: place.nullable() }), output: tryOut,
  }),
};
