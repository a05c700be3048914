import type { z } from "zod";
import type { Automation, AutomationAction, AutomationCondition, automationEndpoints } from "../../../../contract/desk-automations.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { profilesOf } from "../../identity/index.ts";
import * as queries from "./automations.queries.ts";
import { namesIn } from "./names.ts";
import { loadRules, versionOf } from "./rules.ts";

/** Milliseconds for which runs are counted. */
const countedFor = 7 * 86_400_000;

/** All automations in their order, with who saved them, why they rest, and how often they ran. */
export async function listAutomations(tx: Tx): Promise<{ items: Automation[]; names: Record<string, string> }> {
  const rules = await loadRules(tx);
  const savers = new Map((await profilesOf(tx, rules.map((rule) => rule.latest.savedBy))).map((person) => [person.id, person]));
  const runs = new Map((await queries.runCounts.run({ since: new Date(tx.now.getTime() - countedFor) }, tx)).map((row) => [row.id, row]));
  const items = rules.map(({ id, position, paused, latest }): Automation => {
    const { automationId: _, validFrom, savedBy, ...body } = latest;
    return {
      ...body, id, position, validFrom: validFrom.toISOString(), savedBy: savers.get(savedBy) ?? null, paused: paused && { at: paused.at.toISOString(), reason: paused.reason },
      runs: runs.get(id)?.runs ?? 0, lastRunAt: runs.get(id)?.lastRunAt?.toISOString() ?? null,
    };
  });
  return { items, names: await namesIn(tx, rules.flatMap((rule) => rule.latest.conditions), rules.flatMap((rule) => rule.latest.actions)) };
}

/** What an automation said before, newest first. @throws 404 */
export async function automationVersions(tx: Tx, id: string): Promise<z.input<typeof automationEndpoints.versions.output>> {
  const versions = (await queries.versionsOf.run({ id }, tx)).map((row) => versionOf(id, row));
  if (versions.length === 0) throw notFound("This automation");
  const savers = new Map((await profilesOf(tx, versions.map(({ savedBy }) => savedBy))).map((person) => [person.id, person]));
  return {
    items: versions.map(({ version, name, enabled, when, match, conditions, actions, validFrom, savedBy }) => ({ version, name, enabled, when, match, conditions, actions, validFrom: validFrom.toISOString(), savedBy: savers.get(savedBy) ?? null })),
    names: await namesIn(tx, versions.flatMap(({ conditions }) => conditions), versions.flatMap(({ actions }) => actions)),
  };
}

/** What an automation did, newest first. @throws 404 */
export async function automationRuns(tx: Tx, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<z.input<typeof automationEndpoints.runs.output>> {
  if ((await queries.exists.run({ id }, tx)).length === 0) throw notFound("This automation");
  const [beforeAt = null, beforeId = null] = cursor ? decodeCursor(cursor, ["instant", "id"]) : [];
  const rows = await queries.runsOf.run({ id, beforeAt: beforeAt === null ? null : new Date(beforeAt), beforeId, limit: limit + 1 }, tx);
  const page = rows.slice(0, limit), last = page.at(-1);
  const items = page.map((row) => ({
    id: row.id, at: row.ranAt.toISOString(), version: row.version, ticket: { id: row.ticketId, number: row.number, subject: row.subject },
    outcome: row.outcome as "done" | "refused" | "capped" | "failed", reason: row.reason, because: row.because as AutomationCondition[], did: row.did as AutomationAction[],
  }));
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.ranAt.toISOString(), last.id]) : null };
}
