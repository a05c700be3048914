import type { Automation, AutomationBody } from "../../../../contract/desk-automations.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import * as queries from "./automations.queries.ts";
import { checkRule } from "./check-rule.ts";
import { listAutomations } from "./list-automations.ts";
import { loadRules, type Rule, type RuleVersion } from "./rules.ts";
import { isTimed, timedFrom } from "./run-timed.ts";

/** Rules at once: each is asked about each event, and nobody oversees more. */
const mostRules = 100;

/** Adds a rule after the others. It runs on what happens from now on, with the rights of whoever saves it. @throws 403; 409 `too-many-automations`; 422 */
export async function createAutomation(tx: Tx, body: AutomationBody): Promise<Automation> {
  const others = await lockRules(tx);
  if (others.length >= mostRules) throw conflict("too-many-automations", `${mostRules} automations are the most. Remove one that does nothing any more.`);
  await checkRule(tx, body);
  const id = newId();
  await queries.insertAutomation.run({ id, position: Math.max(0, ...others.map((rule) => rule.position)) + 1, now: tx.now, timedTo: timedFrom(body.when, tx.now) }, tx);
  await saveVersion(tx, id, 1, body);
  await audit(tx, { verb: "automation.created", subjectKind: "automation", subjectId: id, after: body });
  return one(tx, id);
}

/** A new version, from now on, with the rights of whoever saves it; ends a pause. @throws 403, 404; 409 `automation-changed`; 422 */
export async function changeAutomation(tx: Tx, id: string, { version, ...body }: AutomationBody & { version: number }): Promise<Automation> {
  const before = (await lockRules(tx)).find((rule) => rule.id === id);
  if (!before) throw notFound("This automation");
  if (before.latest.version !== version) throw conflict("automation-changed", "Somebody has changed this automation meanwhile. Load it again, then make your change.", { version: before.latest.version });
  await checkRule(tx, body);
  await saveVersion(tx, id, version + 1, body);
  await queries.beginAgain.run({ id, timedTo: goesOnFrom(before, body, tx.now) }, tx);
  await audit(tx, { verb: "automation.changed", subjectKind: "automation", subjectId: id, before: bodyOf(before.latest), after: body });
  return one(tx, id);
}

/** @throws 404 */
export async function removeAutomation(tx: Tx, id: string): Promise<void> {
  const before = (await lockRules(tx)).find((rule) => rule.id === id);
  if (!before) throw notFound("This automation");
  await queries.removeAutomation.run({ id, now: tx.now }, tx);
  await audit(tx, { verb: "automation.removed", subjectKind: "automation", subjectId: id, before: bodyOf(before.latest) });
}

/** Puts all rules in order. @throws 409 `automations-changed` */
export async function orderAutomations(tx: Tx, ids: readonly string[]): Promise<Automation[]> {
  const before = (await lockRules(tx)).map((rule) => rule.id);
  if (ids.length !== before.length || before.some((id) => !ids.includes(id))) throw conflict("automations-changed", "Somebody added or removed an automation meanwhile. Load the list again, then order it.");
  await queries.setPositions.run({ ids: [...ids] }, tx);
  if (before.join() !== ids.join()) await audit(tx, { verb: "automations.ordered", subjectKind: "automation", subjectId: null, before, after: ids });
  return (await listAutomations(tx)).items;
}

async function lockRules(tx: Tx): Promise<Rule[]> {
  await queries.lockAutomations.run(undefined, tx);
  return loadRules(tx);
}

async function saveVersion(tx: Tx, id: string, version: number, { name, enabled, ...rule }: AutomationBody): Promise<void> {
  await queries.insertVersion.run({ id, version, name, enabled, rule, now: tx.now }, tx);
}

/** A rule by time that only says something else of what it does goes on; one that did not run, or waits for something else, begins now. */
function goesOnFrom(before: Rule, { when }: AutomationBody, now: Date): Date | null {
  const { when: old, enabled } = before.latest;
  const waitsForTheSame = isTimed(old) && isTimed(when) && JSON.stringify({ ...old, hours: 0 }) === JSON.stringify({ ...when, hours: 0 });
  return enabled && before.paused === null && waitsForTheSame ? before.timedTo : timedFrom(when, now);
}

function bodyOf({ name, enabled, when, match, conditions, actions }: RuleVersion): AutomationBody {
  return { name, enabled, when, match, conditions, actions };
}

async function one(tx: Tx, id: string): Promise<Automation> {
  const found = (await listAutomations(tx)).items.find((rule) => rule.id === id);
  if (!found) throw notFound("This automation");
  return found;
}
