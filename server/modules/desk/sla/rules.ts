import type { WorkingHours } from "./open-spans.ts";

/** DK-11: what a ticket promises. */
export const targets = ["first_response", "next_response", "resolution"] as const;
export type Target = (typeof targets)[number];

/** One saved state of a calendar; it counts from `validFrom` (milliseconds since 1970) until the next one does. */
export interface CalendarVersion extends WorkingHours { calendarId: string; validFrom: number }

/** One saved state of a policy. */
export interface PolicyVersion {
  policyId: string;
  version: number;
  name: string;
  validFrom: number;
  /** False: switched off or removed from then on. */
  inForce: boolean;
  /** Of several that fit a ticket the lowest counts. */
  position: number;
  /** Empty: any. */
  priorities: readonly string[];
  categories: readonly string[];
  channels: readonly string[];
  /** Null: every hour counts. */
  calendarId: string | null;
  /** Minutes; null: not promised. */
  minutes: Readonly<Record<Target, number | null>>;
  /** At which part of the time to warn. */
  warnPercent: number;
}

export interface Rules { policies: readonly PolicyVersion[]; calendars: readonly CalendarVersion[] }

/** What of a ticket policies look at. */
export interface TicketFacts { status: string; priority: string; category: string; channel: string }

/** The policy that counts for a ticket at a moment: of those in force then, the first by order whose conditions fit. */
export function policyAt(rules: Rules, facts: TicketFacts, at: number): PolicyVersion | null {
  const latest = new Map<string, PolicyVersion>();
  for (const version of rules.policies) {
    const known = latest.get(version.policyId);
    if (version.validFrom <= at && (!known || known.version < version.version)) latest.set(version.policyId, version);
  }
  const fits = (wanted: readonly string[], fact: string) => wanted.length === 0 || wanted.includes(fact);
  return [...latest.values()]
    .filter((p) => p.inForce && fits(p.priorities, facts.priority) && fits(p.categories, facts.category) && fits(p.channels, facts.channel))
    .sort((a, b) => a.position - b.position || (a.policyId < b.policyId ? -1 : 1))[0] ?? null;
}

/** The hours of a calendar at a moment; null: every hour counts. */
export function hoursAt(rules: Rules, calendarId: string | null, at: number): WorkingHours | null {
  if (calendarId === null) return null;
  let found: CalendarVersion | null = null;
  for (const version of rules.calendars) {
    if (version.calendarId === calendarId && version.validFrom <= at && (!found || found.validFrom <= version.validFrom)) found = version;
  }
  return found;
}
