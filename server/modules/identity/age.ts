import { invalid } from "../../platform/errors.ts";

/** ID-9: from this age on people count as adults. */
export const adultAge = 18;
/** Nobody is older, in years. */
const oldest = 120;

/** The calendar day in a time zone, `YYYY-MM-DD`. */
export function dayIn(now: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/**
 * Age in whole years of somebody born on `birthDate` (`YYYY-MM-DD`), on the day that it is in `zone`. Who was born on 29 February has
 * a birthday on 1 March in other years: never too early.
 */
export function ageOn(birthDate: string, now: Date, zone: string): number {
  const today = dayIn(now, zone);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The latest birth date of those who are `age` on the day that it is in `zone`. */
export function latestBirthDate(age: number, now: Date, zone: string): string {
  const today = dayIn(now, zone);
  const wanted = `${String(Number(today.slice(0, 4)) - age).padStart(4, "0")}${today.slice(4)}`;
  // 29 February of a year without one.
  return isDay(wanted) ? wanted : `${wanted.slice(0, 8)}28`;
}

/** Why a birth date can't be right, or null. */
export function birthDateProblem(birthDate: string, now: Date, zone: string): string | null {
  if (!isDay(birthDate)) return "This day does not exist. Check day, month and year.";
  if (birthDate > dayIn(now, zone)) return "This day is still to come. Write the day on which you were born.";
  if (ageOn(birthDate, now, zone) > oldest) return `That is more than ${oldest} years ago. Check the year.`;
  return null;
}

/** @throws 422 on `birthDate` */
export function checkBirthDate(birthDate: string, now: Date, zone: string): void {
  const problem = birthDateProblem(birthDate, now, zone);
  if (problem) throw invalid([{ path: "birthDate", message: problem }]);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
