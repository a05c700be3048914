import type { ReportPeriod } from "../../../../contract/desk-reports.ts";
import { formatCalendarDay } from "../../lib/format.ts";

/** An interval of a report by its first day: "Mon 2 Nov", the week's "2 Nov", "Nov 2026"; `short` for the foot of a chart. */
export function intervalName({ starts, interval }: Pick<ReportPeriod, "starts" | "interval">, index: number, short = false): string {
  const day = starts[index];
  if (!day) return "";
  if (interval === "month") return formatCalendarDay(day, short ? { month: "short" } : { month: "short", year: "numeric" });
  return formatCalendarDay(day, short ? { day: "numeric", month: "short" } : { weekday: "short", day: "numeric", month: "short", year: "numeric" });
}
