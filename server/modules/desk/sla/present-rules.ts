import type { Calendar, PolicyBody, SlaPolicy } from "../../../../contract/sla.ts";
import type { StoredCalendar, StoredPolicy } from "./load-rules.ts";

export function presentCalendar({ calendarId, version, validFrom, name, zone, week, holidays }: StoredCalendar): Calendar {
  return { id: calendarId, version, validFrom: validFrom.toISOString(), name, zone, week, holidays };
}

export function presentPolicy(stored: StoredPolicy): SlaPolicy {
  return { ...bodyOf(stored), id: stored.policyId, version: stored.version, validFrom: stored.validFrom.toISOString(), position: stored.position };
}

/** What an admin typed for it. The lists were checked by the contract when they were saved. */
export function bodyOf(stored: StoredPolicy): PolicyBody {
  const { name, priorities, categories, channels, calendarId, firstResponseMinutes, nextResponseMinutes, resolutionMinutes, warnPercent, escalation } = stored;
  return {
    name, priorities: priorities as PolicyBody["priorities"], categories, channels: channels as PolicyBody["channels"], calendarId,
    firstResponseMinutes, nextResponseMinutes, resolutionMinutes, warnPercent, escalation, enabled: stored.inForce,
  };
}
