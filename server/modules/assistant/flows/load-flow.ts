import { flow as flowSchema, type Flow } from "../../../../contract/assistant-flow.ts";
import { flowLanguages, type FlowLanguage } from "../../../../contract/flow-check.ts";
import { presets } from "../../../../presets/index.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import { openTicketsOf } from "../../desk/index.ts";
import { languageOf } from "../../identity/index.ts";
import { backAt } from "../gather-facts.ts";
import type { Session } from "../session.ts";
import * as queries from "./flow.queries.ts";
import type { Playing } from "./take-turn.ts";
import type { Moment } from "./walk.ts";

/** A flow with its number. */
export type NumberedFlow = Playing & { version: number };

/** Published versions never change, so each is read once per process. */
const known = new WeakMap<Services, Map<number, Flow>>();

/** The flow that the preset ships with, as version 0. */
export function shippedFlow({ config }: Services): Flow {
  return presets[config.preset].flow;
}

/** The published flow, for a talk that begins, in the member's language. */
export async function currentFlow(tx: Tx, personId: string): Promise<NumberedFlow> {
  const [row] = await queries.currentVersion.run(undefined, tx);
  const chosen = await languageOf(tx, personId);
  const language: FlowLanguage = flowLanguages.find((one) => one === chosen) ?? "en";
  return { ...numbered(tx.services, row), language };
}

/** The flow that a talk began with: a version that is published meanwhile does not change what somebody is in the middle of. */
export async function flowOf(tx: Tx, { state }: Session): Promise<NumberedFlow> {
  if (state.flow === null) {
    const [row] = await queries.currentVersion.run(undefined, tx);
    return { ...numbered(tx.services, row), language: state.language };
  }
  return { flow: await flowOfVersion(tx, state.flow) ?? shippedFlow(tx.services), version: state.flow, language: state.language };
}

/** A version's flow; null when there is none of that number. */
export async function flowOfVersion(tx: Tx, version: number): Promise<Flow | null> {
  const cached = version === 0 ? shippedFlow(tx.services) : known.get(tx.services)?.get(version);
  if (cached) return cached;
  const [row] = await queries.versionOf.run({ version }, tx);
  return row ? numbered(tx.services, { version, flow: row.flow }).flow : null;
}

function numbered(services: Services, row: { version: number; flow: unknown } | undefined): { flow: Flow; version: number } {
  if (!row) return { flow: shippedFlow(services), version: 0 };
  const versions = known.get(services) ?? new Map<number, Flow>();
  known.set(services, versions);
  // A flow that an older Baraza stored and that this one can't read: the shipped one talks on.
  const parsed = versions.get(row.version) ?? flowSchema.safeParse(row.flow).data ?? shippedFlow(services);
  versions.set(row.version, parsed);
  return { flow: parsed, version: row.version };
}

/** What conditions ask about before anything was written. */
export async function momentNow(tx: Tx, flow: Flow, personId: string): Promise<Moment> {
  const asksTickets = flow.nodes.some((node) => node.type === "condition" && node.when === "has_open_tickets");
  return { team_is_away: backAt(tx) !== null, has_open_tickets: asksTickets && (await openTicketsOf(tx, personId)).length > 0, message_is_severe: false };
}
