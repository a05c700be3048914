import { durationsTexts } from "../texts/en/durations.ts";
import { formatNumber } from "./format.ts";
import { textsOf } from "./texts.ts";

const t = textsOf(durationsTexts);

/** A length of time in its two largest units: "3 d 4 h", "12 min", "40 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 86_400), "days"],
    [Math.floor((whole % 86_400) / 3_600), "hours"],
    [Math.floor((whole % 3_600) / 60), "minutes"],
    [whole % 60, "seconds"],
  ] as const;
  const from = parts.findIndex(([amount]) => amount > 0);
  if (from === -1) return t("seconds", { count: formatNumber(0) });
  return parts.slice(from, from + (whole < 3_600 ? 1 : 2)).filter(([amount]) => amount > 0).map(([amount, unit]) => t(unit, { count: formatNumber(amount) })).join(" ");
}
