import type { CalendarBody, PolicyBody } from "../../../../contract/sla.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import type { PolicyVersion, Rules } from "./rules.ts";
import * as queries from "./sla.queries.ts";

export type Escalation = PolicyBody["escalation"];
export type StoredPolicy = queries.PolicyVersionsResult & { escalation: Escalation };
export type StoredCalendar = Omit<queries.CalendarVersionsResult, "week" | "holidays"> & { week: CalendarBody["week"]; holidays: CalendarBody["holidays"] };

/** All versions of calendars and policies, as they are stored. There are few: admins make them by hand. */
export async function loadStored(tx: Tx): Promise<{ policies: StoredPolicy[]; calendars: StoredCalendar[] }> {
  const policies = await queries.policyVersions.run(undefined, tx);
  const calendars = await queries.calendarVersions.run(undefined, tx);
  // Both were checked by the contract when they were saved.
  return { policies: policies as StoredPolicy[], calendars: calendars as StoredCalendar[] };
}

/** The same as clocks are computed from. */
export function rulesOf({ policies, calendars }: { policies: readonly StoredPolicy[]; calendars: readonly StoredCalendar[] }): Rules {
  return { policies: policies.map(policyRule), calendars: calendars.map(calendarRule) };
}

export function policyRule(policy: StoredPolicy): PolicyVersion {
  return {
    ...policy, validFrom: policy.validFrom.getTime(),
    minutes: { first_response: policy.firstResponseMinutes, next_response: policy.nextResponseMinutes, resolution: policy.resolutionMinutes },
  };
}

export function calendarRule(calendar: StoredCalendar): Rules["calendars"][number] {
  return { calendarId: calendar.calendarId, validFrom: calendar.validFrom.getTime(), zone: calendar.zone, week: calendar.week, holidays: new Set(calendar.holidays.map((h) => h.date)) };
}

/** The newest version of each, without what was removed. */
export function latestOf<Row extends { version: number; removedAt: Date | null }>(rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) if (row.removedAt === null && (latest.get(idOf(row))?.version ?? 0) < row.version) latest.set(idOf(row), row);
  return [...latest.values()];
}
