import type { AutomationBody } from "../../../../contract/desk-automations.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import * as queries from "./automations.queries.ts";

/** One version of a rule. */
export interface RuleVersion extends AutomationBody {
  automationId: string;
  version: number;
  validFrom: Date;
  /** With whose rights it acts. */
  savedBy: string;
}

/** A rule with its newest version, and those before it, oldest first. */
export interface Rule {
  id: string;
  position: number;
  createdAt: Date;
  paused: { at: Date; reason: string } | null;
  /** Rules by time: tickets that have been so since before this moment were looked at. */
  timedTo: Date | null;
  latest: RuleVersion;
  versions: RuleVersion[];
}

type Words = Pick<AutomationBody, "when" | "match" | "conditions" | "actions">;

/** All rules in their order, switched on or not, without those that were removed. There are few: admins make them by hand. */
export async function loadRules(tx: Tx): Promise<Rule[]> {
  const rules = new Map<string, Rule>();
  for (const row of await queries.versionsInForce.run(undefined, tx)) {
    const version = versionOf(row.id, row);
    const rule = rules.get(row.id);
    if (rule) {
      rule.versions.push(version);
      rule.latest = version;
    } else {
      const paused = row.pausedAt && { at: row.pausedAt, reason: row.pausedReason ?? "" };
      rules.set(row.id, { id: row.id, position: row.position, createdAt: row.createdAt, paused, timedTo: row.timedTo, latest: version, versions: [version] });
    }
  }
  return [...rules.values()];
}

/** A stored version as code has it. The contract checked it when it was saved. */
export function versionOf(automationId: string, row: { version: number; validFrom: Date; enabled: boolean; name: string; rule: unknown; savedBy: string }): RuleVersion {
  const { version, validFrom, enabled, name, savedBy } = row;
  return { ...(row.rule as Words), automationId, version, validFrom, enabled, name, savedBy };
}

/** Whether a rule is to run at all now. */
export function isInForce(rule: Rule): boolean {
  return rule.latest.enabled && rule.paused === null;
}

/** What a rule said at a moment; null when it was not there or switched off. */
export function versionAt(rule: Rule, at: Date): RuleVersion | null {
  const then = rule.versions.findLast((version) => version.validFrom <= at);
  return then?.enabled ? then : null;
}
