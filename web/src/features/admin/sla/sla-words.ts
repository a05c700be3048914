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
