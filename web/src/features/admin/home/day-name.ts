import { formatCalendarDay } from "../../../lib/format.ts";

/** "Mon 2 Nov" from YYYY-MM-DD: a day of the community's zone, which no other zone may move. */
export function dayName(day: string): string {
  return formatCalendarDay(day, { weekday: "short", day: "numeric", month: "short" });
}

/** "2 Nov" from YYYY-MM-DD. */
export function shortDayName(day: string): string {
  return formatCalendarDay(day, { day: "numeric", month: "short" });
}
