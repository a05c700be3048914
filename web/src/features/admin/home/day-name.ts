const full = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const short = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/** "Mon 2 Nov" from YYYY-MM-DD: a day of the community's zone, which no other zone may move. */
export function dayName(day: string): string {
  return full.format(new Date(`${day}T00:00:00Z`));
}

/** "2 Nov" from YYYY-MM-DD. */
export function shortDayName(day: string): string {
  return short.format(new Date(`${day}T00:00:00Z`));
}
