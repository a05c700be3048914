import type { DemoCategory } from "../types.ts";

/** What one member wrote about an outage, filed as they saw it. */
export type OutageReport = { subject: string; description: string; category: DemoCategory };

/** Most file it alike; `as` is for those who do not. */
export function report(category: DemoCategory): (subject: string, description: string, as?: DemoCategory) => OutageReport {
  return (subject, description, as) => ({ subject, description, category: as ?? category });
}
