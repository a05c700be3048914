const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
    formats.set(zone, format);
  }
  return format;
}

/** What a clock on the wall in `zone` shows, as if that were UTC: milliseconds since 1970. */
export function wallTime(instant: Date, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
}

/**
 * When a wall clock in `zone` shows this time. Where clocks are set forward over it: the moment after the gap; where it comes twice: the first.
 * @param wall as from `wallTime`
 */
export function instantAt(wall: number, zone: string): Date {
  // The offset is at most 14 h, so the true moment lies between; a day before and after show both possible offsets.
  const day = 86_400_000;
  const offsets = [wall - day, wall + day].map((around) => wallTime(new Date(around), zone) - Math.floor(around / 1000) * 1000);
  const candidates = offsets.map((offset) => new Date(wall - offset)).sort((a, b) => a.getTime() - b.getTime());
  const exact = candidates.find((candidate) => wallTime(candidate, zone) === wall);
  return exact ?? candidates[1] ?? new Date(wall);
}
