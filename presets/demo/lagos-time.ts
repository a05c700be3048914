import type { Random } from "./random.ts";

/** All times here are milliseconds since 1970; hours and weekdays are those of Africa/Lagos. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Lagos keeps UTC+1 all year, so a fixed offset is exact and needs no time zone data. */
const LAGOS_OFFSET = HOUR;

/** How often members write in each hour of a weekday, from midnight on; the busiest hour is 1. */
const MEMBER_HOURS = [
  0.06, 0.03, 0.02, 0.02, 0.03, 0.08, 0.2, 0.4, 0.7, 0.95, 1, 0.95, 0.8, 0.75, 0.85, 0.85, 0.75, 0.6, 0.5, 0.5, 0.5, 0.45,
  0.3, 0.14,
];
/** Sunday first. */
const MEMBER_WEEKDAYS = [0.35, 1, 0.95, 0.9, 0.88, 0.85, 0.55];

/** Weekday (0 is Sunday), hour and minute in Lagos. */
export function lagosClock(time: number): { weekday: number; hour: number; minute: number } {
  const local = new Date(time + LAGOS_OFFSET);
  return { weekday: local.getUTCDay(), hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}

/** How likely a member writes at this time, 0 to 1, next to the busiest hour of the week. */
export function memberActivity(time: number): number {
  const { weekday, hour } = lagosClock(time);
  return (MEMBER_HOURS[hour] ?? 0) * (MEMBER_WEEKDAYS[weekday] ?? 0);
}

/** True while the demo team works: Monday to Friday 8–18, Saturday 9–14. */
export function isOfficeOpen(time: number): boolean {
  const { weekday, hour } = lagosClock(time);
  if (weekday === 0) return false;
  return weekday === 6 ? hour >= 9 && hour < 14 : hour >= 8 && hour < 18;
}

/** The same time if the team works then, else up to 50 minutes after it opens next. */
export function nextOfficeTime(random: Random, time: number): number {
  if (isOfficeOpen(time)) return time;
  let opening = time - (time % HOUR);
  while (!isOfficeOpen(opening)) opening += HOUR;
  return opening + random.between(0, 50) * MINUTE + random.between(0, 59) * 1000;
}

/** The same time between 6 and 23 o'clock, else some time in the following morning. */
export function nextWakingTime(random: Random, time: number): number {
  const { hour } = lagosClock(time);
  if (hour >= 6 && hour < 23) return time;
  const hoursToSix = (30 - hour) % 24;
  return time - (time % HOUR) + hoursToSix * HOUR + random.between(5, 170) * MINUTE;
}

/** Minutes that the team worked between two times, counted in tens, and no further than `enough`. */
export function officeMinutes(from: number, to: number, enough: number): number {
  let worked = 0;
  for (let time = from; time + 10 * MINUTE <= to && worked < enough; time += 10 * MINUTE) {
    if (isOfficeOpen(time)) worked += 10;
  }
  return worked;
}
