import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

export type Holiday = { date: string; name: string };

const isDate = (date: string) => {
  const moment = new Date(`${date}T00:00:00Z`);
  // 31 November would be read as 1 December.
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === date;
};

/** Holidays as lines of a date and a name, each date once. A line without a date is kept as it is: `holidaysProblem` names it. */
export function holidaysFrom(text: string): Holiday[] {
  const found = new Map<string, Holiday>();
  for (const line of text.split("\n").map((one) => one.trim())) {
    const [, date = line, name = ""] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    const one = isDate(date) ? { date, name: name.slice(0, 60) } : { date: line, name: "" };
    if (line !== "" && !found.has(one.date)) found.set(one.date, one);
  }
  return [...found.values()];
}

/** What is wrong with the first line that has no date, in words; null when all have one. */
export function holidaysProblem(list: readonly Holiday[]): string | null {
  const wrong = list.find(({ date }) => !isDate(date));
  return wrong ? t("notAHoliday", { line: wrong.date }) : null;
}

/** The lines again. */
export const holidaysText = (list: readonly Holiday[]): string => list.map(({ date, name }) => `${date} ${name}`.trim()).join("\n");

/** In the order of the year, to be saved. */
export const inYearOrder = (list: readonly Holiday[]): Holiday[] => list.toSorted((a, b) => a.date.localeCompare(b.date));
