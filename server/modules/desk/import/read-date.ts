/** Years before are typing mistakes or empty values of other systems; the desk's own time ends where its database's comfortable range does. */
const firstYear = 1990;
/** Clocks of other systems may be a little ahead, and zones that a file leaves out lie up to 14 h off. */
const ahead = 24 * 3_600_000;

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * A time of a file: ISO 8601 with or without its zone (UTC without one), also with a space or a following "UTC", or seconds or milliseconds since 1970.
 * @returns the time, null for none, or the reason why it is none of them
 */
export function readDate(value: unknown, now: Date): Date | string | null {
  if (value === null || value === undefined || value === "") return null;
  const written = typeof value === "string" || typeof value === "number" ? String(value).trim() : JSON.stringify(value);
  const date = parse(written);
  const shown = written.slice(0, 40);
  if (date === null || Number.isNaN(date.getTime())) return `"${shown}" is not a date that can be read for sure. Write it as 2026-01-31 14:05.`;
  if (date.getTime() > now.getTime() + ahead) return `The date ${shown} lies in the future.`;
  if (date.getUTCFullYear() < firstYear) return `The date ${shown} is before ${firstYear}.`;
  return date.getTime() > now.getTime() ? now : date;
}

function parse(written: string): Date | null {
  // Seconds may have a fraction.
  const digits = written.replace(/^(\d{9,10})\.\d+$/, "$1");
  if (/^\d{9,10}$/.test(digits)) return new Date(Number(digits) * 1000);
  if (/^\d{12,13}$/.test(digits)) return new Date(Number(digits));
  const found = iso.exec(digits);
  if (!found) return null;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00", fraction = "0", zone = "Z"] = found;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : "Z";
  // The 31st of June would become the 1st of July.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) > days ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}${offset}`);
}
