/** A report's time as an address has it. */
export interface RangeAsk { from: string; to: string; hours: "all" | "open" }

export const presets = ["last7", "last30", "last90", "thisMonth", "lastMonth", "last12Months"] as const;
export type Preset = (typeof presets)[number];
export type Chosen = Preset | "custom";

const dayMs = 86_400_000;
const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** First and last day of a preset; `today` is YYYY-MM-DD. */
export function rangeOf(preset: Preset, today: string): { from: string; to: string } {
  const at = Date.parse(`${today}T00:00:00Z`), date = new Date(at);
  const month = (back: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1);
  switch (preset) {
    case "last7": return { from: textOf(at - 6 * dayMs), to: today };
    case "last30": return { from: textOf(at - 29 * dayMs), to: today };
    case "last90": return { from: textOf(at - 89 * dayMs), to: today };
    case "thisMonth": return { from: textOf(month(0)), to: today };
    case "lastMonth": return { from: textOf(month(1)), to: textOf(month(0) - dayMs) };
    case "last12Months": return { from: textOf(Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate()) + dayMs), to: today };
  }
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** What an address asks for: a preset by its name, days of one's own, or the last 30 days. */
export function rangeFrom(search: URLSearchParams, today: string): { chosen: Chosen; ask: RangeAsk } {
  const hours = search.get("hours") === "open" ? "open" : "all";
  const from = search.get("from"), to = search.get("to");
  if (isDay(from) && isDay(to) && from <= to) return { chosen: "custom", ask: { from, to, hours } };
  const named = presets.find((preset) => preset === search.get("days")) ?? "last30";
  return { chosen: named, ask: { ...rangeOf(named, today), hours } };
}

/** The address's part for a choice; what is the usual is left out. Other parts of the address stay. */
export function searchWith(search: URLSearchParams, change: { preset?: Preset; days?: { from: string; to: string }; hours?: "all" | "open"; by?: string }): URLSearchParams {
  const next = new URLSearchParams(search);
  if (change.preset ?? change.days) for (const name of ["days", "from", "to"]) next.delete(name);
  if (change.preset && change.preset !== "last30") next.set("days", change.preset);
  if (change.days) {
    next.set("from", change.days.from);
    next.set("to", change.days.to);
  }
  if (change.by) next.set("by", change.by);
  if (change.hours) {
    if (change.hours === "open") next.set("hours", "open");
    else next.delete("hours");
  }
  return next;
}
