import type { OpeningWeek, weekdays } from "../../../../../contract/desk.ts";
import { formatCalendarDay } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";
import { holidaysProblem } from "./holiday-list.ts";

const t = textsOf(adminSettingsTexts);

export type Weekday = (typeof weekdays)[number];
/** From and to as "08:30", in the zone's own time. */
export type Window = OpeningWeek[Weekday][number];

/** The days in the order of the week. */
export const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const satisfies readonly Weekday[];
/** At most this many windows a day, as the server takes. */
export const mostWindows = 6;

/** The name of a day: 1 June 2026 was a Monday. */
const dayOfWeek = (day: Weekday, weekday: "long" | "short") => formatCalendarDay(`2026-06-0${1 + days.indexOf(day)}`, { weekday });

/** "Monday". */
export function weekdayName(day: Weekday): string {
  return dayOfWeek(day, "long");
}

/** Whether a setting's value is a week of opening hours. */
export function isOpeningWeek(value: unknown): value is OpeningWeek {
  return typeof value === "object" && value !== null && "zone" in value && days.every((day) => Array.isArray((value as Record<string, unknown>)[day]));
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function clock(total: number): string {
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

const endOfDay = minutes("23:59");

/** Whether a day can have one window more. */
export function hasRoom(windows: readonly Window[]): boolean {
  return windows.length < mostWindows && minutes(windows.at(-1)?.to ?? "00:00") < endOfDay - 1;
}

/** One window more where there is room: an hour after the last one, four hours long at most; office hours when closed. */
export function withWindow(windows: readonly Window[]): Window[] {
  const last = windows.at(-1);
  if (!last) return [{ from: "08:00", to: "18:00" }];
  const from = Math.min(minutes(last.to) + 60, endOfDay - 1);
  return hasRoom(windows) ? [...windows, { from: clock(from), to: clock(Math.min(from + 240, endOfDay)) }] : [...windows];
}

/** What is wrong with the windows of a day, in words; null when nothing is. The server has the same rule. */
export function windowsProblem(windows: readonly Window[]): string | null {
  for (const [at, { from, to }] of windows.entries()) {
    if (from === "" || to === "") return t("giveBothTimes");
    if (from >= to) return t("theEndMustBe");
    if ((windows[at - 1]?.to ?? "") > from) return t("theTimesOverlapOr");
  }
  return null;
}

/** The days with something wrong, in words; empty when the week can be saved. */
export function weekProblems(week: OpeningWeek): Partial<Record<Weekday | "holidays", string>> {
  const wrong: [Weekday | "holidays", string | null][] = [...days.map((day): [Weekday, string | null] => [day, windowsProblem(week[day])]), ["holidays", holidaysProblem(week.holidays ?? [])]];
  return Object.fromEntries(wrong.filter(([, problem]) => problem !== null));
}

/** The same windows on other days as well. */
export function copiedTo(week: OpeningWeek, from: Weekday, to: readonly Weekday[]): OpeningWeek {
  return { ...week, ...Object.fromEntries(to.map((day) => [day, week[from].map((window) => ({ ...window }))])) };
}

/** Open hours in a week. */
export function openHours(week: OpeningWeek): number {
  return days.flatMap((day) => week[day]).reduce((sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from)), 0) / 60;
}

const short = (day: Weekday) => dayOfWeek(day, "short");
const told = (windows: readonly Window[]) => (windows.length === 0 ? t("closedThen") : windows.map(({ from, to }) => `${from}–${to}`).join(", "));

/** The week in a line: "Mon–Fri 08:00–18:00, Sat 09:00–13:00, Sun closed". */
export function weekWords(week: OpeningWeek): string {
  const runs: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const day of days) {
    const hours = told(week[day]);
    const before = runs.at(-1);
    if (before?.hours === hours) before.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const said = runs.map(({ first, last, hours }) => `${first === last ? short(first) : `${short(first)}–${short(last)}`} ${hours}`);
  const free = week.holidays?.length ?? 0;
  return [...said, ...(free > 0 ? [t("holidaysCount", { count: free })] : [])].join(", ");
}
