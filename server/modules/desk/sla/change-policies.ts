import type { PolicyBody, SlaPolicy } from "../../../../contract/sla.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, invalid, notFound, type FieldProblem } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { staffWith } from "../../identity/index.ts";
import { listCategories } from "../show-settings.ts";
import { findTeam } from "../team.queries.ts";
import { latestOf, loadStored, type StoredPolicy } from "./load-rules.ts";
import { bodyOf, presentPolicy } from "./present-rules.ts";
import * as queries from "./sla.queries.ts";

/** Adds a policy after the others; it counts from now on. @throws 422 */
export async function createPolicy(tx: Tx, body: PolicyBody): Promise<SlaPolicy> {
  const others = await lockPolicies(tx);
  await checkPolicy(tx, body);
  const id = newId(), position = Math.max(0, ...others.map((p) => p.position)) + 1;
  await queries.insertPolicy.run({ id, now: tx.now }, tx);
  await saveVersion(tx, { id, version: 1, position }, body);
  await audit(tx, { verb: "sla-policy.created", subjectKind: "sla-policy", subjectId: id, after: body });
  return { ...body, id, version: 1, validFrom: tx.now.toISOString(), position };
}

/** A new version, from now on: what clocks consumed stays, the new time counts. @throws 404, 422 */
export async function changePolicy(tx: Tx, id: string, body: PolicyBody): Promise<SlaPolicy> {
  const before = (await lockPolicies(tx)).find((p) => p.policyId === id);
  if (!before) throw notFound("This policy");
  await checkPolicy(tx, body);
  const version = before.version + 1;
  await saveVersion(tx, { id, version, position: before.position }, body);
  await audit(tx, { verb: "sla-policy.changed", subjectKind: "sla-policy", subjectId: id, before: bodyOf(before), after: body });
  return { ...body, id, version, validFrom: tx.now.toISOString(), position: before.position };
}

/** Ends a policy: its last version is out of force. @throws 404 */
export async function removePolicy(tx: Tx, id: string): Promise<void> {
  const before = (await lockPolicies(tx)).find((p) => p.policyId === id);
  if (!before) throw notFound("This policy");
  const body = bodyOf(before);
  await saveVersion(tx, { id, version: before.version + 1, position: before.position }, { ...body, enabled: false });
  await queries.removePolicy.run({ id, now: tx.now }, tx);
  await audit(tx, { verb: "sla-policy.removed", subjectKind: "sla-policy", subjectId: id, before: body });
}

/** Puts all policies in order; each that moves gets a version, since its place decides for which tickets it is. @throws 409 `policies-changed` */
export async function orderPolicies(tx: Tx, ids: readonly string[]): Promise<SlaPolicy[]> {
  const policies = await lockPolicies(tx);
  if (ids.length !== policies.length || policies.some((p) => !ids.includes(p.policyId))) throw conflict("policies-changed", "Somebody added or removed a policy meanwhile. Load the list again, then order it.");
  const before = policies.map((p) => p.policyId);
  for (const policy of policies) {
    const position = ids.indexOf(policy.policyId) + 1;
    if (position === policy.position) continue;
    await saveVersion(tx, { id: policy.policyId, version: policy.version + 1, position }, bodyOf(policy));
  }
  if (before.join() !== ids.join()) await audit(tx, { verb: "sla-policy.ordered", subjectKind: "sla-policy", subjectId: null, before, after: ids });
  return listPolicies(tx);
}

/** The policies in their order. */
export async function listPolicies(tx: Tx): Promise<SlaPolicy[]> {
  return inOrder((await loadStored(tx)).policies).map(presentPolicy);
}

/** @throws 404 */
export async function policyVersions(tx: Tx, id: string): Promise<SlaPolicy[]> {
  const versions = (await loadStored(tx)).policies.filter((p) => p.policyId === id);
  if (versions.length === 0) throw notFound("This policy");
  return versions.reverse().map(presentPolicy);
}

/** 422 for what a policy names that is not there. */
export async function checkPolicy(tx: Tx, body: PolicyBody): Promise<void> {
  const problems: FieldProblem[] = [];
  const calendars = latestOf((await loadStored(tx)).calendars, (c) => c.calendarId);
  if (body.calendarId !== null && !calendars.some((c) => c.calendarId === body.calendarId)) problems.push({ path: "calendarId", message: "There is no such calendar. Choose another one, or count every hour." });
  const known = new Set((await listCategories(tx)).map((c) => c.key));
  body.categories.forEach((key, i) => { if (!known.has(key)) problems.push({ path: `categories.${i}`, message: `There is no category "${key}".` }); });
  const { notifyIds, notifyTeamId, reassignTeamId } = body.escalation;
  const staff = new Set(notifyIds.length > 0 ? (await staffWith(tx, "ticket.reply")).map((p) => p.id) : []);
  notifyIds.forEach((id, i) => { if (!staff.has(id)) problems.push({ path: `escalation.notifyIds.${i}`, message: "Choose people on the staff who answer tickets." }); });
  for (const [path, id] of [["notifyTeamId", notifyTeamId], ["reassignTeamId", reassignTeamId]] as const) {
    if (id !== null && (await findTeam.run({ id }, tx)).length === 0) problems.push({ path: `escalation.${path}`, message: "There is no such team." });
  }
  if (problems.length > 0) throw invalid(problems);
}

async function lockPolicies(tx: Tx): Promise<StoredPolicy[]> {
  await queries.lockRules.run(undefined, tx);
  return inOrder((await loadStored(tx)).policies);
}

function inOrder(versions: readonly StoredPolicy[]): StoredPolicy[] {
  return latestOf(versions, (p) => p.policyId).sort((a, b) => a.position - b.position || (a.policyId < b.policyId ? -1 : 1));
}

async function saveVersion(tx: Tx, at: { id: string; version: number; position: number }, { enabled, ...body }: PolicyBody): Promise<void> {
  await queries.insertPolicyVersion.run({ ...at, ...body, inForce: enabled, now: tx.now }, tx);
}
