import type { FlowLanguage } from "../../../contract/flow-check.ts";
import { speech } from "./texts.ts";

const day = 86_400_000;
/** Dates in these languages: "Monday 4 January", "Jumatatu 4 Januari". */
const locales: Readonly<Record<FlowLanguage, string>> = { en: "en-GB", sw: "sw" };

/**
 * Says when staff are back as a person would: "today at 14:00 (Lagos time)", "tomorrow at 09:00 …", "on Monday at 09:00 …",
 * later "on Monday 4 January at 09:00 …". Days and hours are those of `zone` (an IANA name).
 */
export function whenBack(back: Date, now: Date, zone: string, language: FlowLanguage): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(back);
  return speech[language].texts.atTime(dayOf(back, now, zone, language), time, placeOf(zone));
}

function dayOf(back: Date, now: Date, zone: string, language: FlowLanguage): string {
  const { texts } = speech[language];
  const away = (calendarDay(back, zone) - calendarDay(now, zone)) / day;
  if (away <= 0) return texts.today;
  if (away === 1) return texts.tomorrow;
  const weekday = new Intl.DateTimeFormat(locales[language], { timeZone: zone, weekday: "long" }).format(back);
  if (away < 7) return texts.onDay(weekday);
  return texts.onDay(`${weekday} ${new Intl.DateTimeFormat(locales[language], { timeZone: zone, day: "numeric", month: "long" }).format(back)}`);
}

/** The calendar day in a zone, as milliseconds of that day's midnight in UTC: differences are whole days, whatever daylight saving did. */
function calendarDay(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"));
}

function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
