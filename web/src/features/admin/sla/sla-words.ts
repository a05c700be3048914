/** Minutes as somebody writes them: "30 min", "4 h", "2 d", "1 h 30"; empty is none. */
export function minutesFrom(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "") return null;
  const found = /^(?:(\d+(?:[.,]\d+)?)\s*d[a-z]*)?\s*(?:(\d+(?:[.,]\d+)?)\s*h[a-z]*)?\s*(?:(\d+)\s*(?:m[a-z]*)?)?$/.exec(typed);
  if (!found) return undefined;
  const amount = (part: string | undefined) => Number((part ?? "0").replace(",", "."));
  const minutes = Math.round(amount(found[1]) * 1440 + amount(found[2]) * 60 + amount(found[3]));
  return minutes > 0 ? minutes : undefined;
}

/** The same back: "2 d", "4 h 30 min". `minutesFrom` reads it to the same number. */
export function textFrom(minutes: number | null): string {
  if (minutes === null) return "";
  const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor((minutes % 1440) / 60), "h"], [minutes % 60, "min"]] as const;
  return parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}

export type Holiday = { date: string; name: string };

/** Holidays as lines of a date and a name. @returns the number of the first line that is none, from 1 */
export function holidaysFrom(text: string): Holiday[] | number {
  const found: Holiday[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parts = /^(\d{4}-\d\d-\d\d)\s*(.*)$/.exec(line.trim());
    const date = parts?.[1] ?? "";
    const moment = new Date(`${date}T00:00:00Z`);
    // 31 November would be read as 1 December.
    if (!parts || Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return at + 1;
    if (!found.some((one) => one.date === date)) found.push({ date, name: (parts[2] ?? "").slice(0, 60) });
  }
  return found.sort((a, b) => a.date.localeCompare(b.date));
}

export const holidaysText = (list: readonly Holiday[]): string => list.map(({ date, name }) => `${date} ${name}`.trim()).join("\n");
