import { dayStart } from "../audit/day-instant.ts";

/** Days that a suspension is usually for. */
export const usualDays = [1, 3, 7, 30, 90] as const;

/**
 * Until when, for the server.
 *
 * @param length what is chosen in the list
 * @param lastDay YYYY-MM-DD, for `day`: to the end of it in the zone
 * @param now milliseconds
 * @returns an ISO instant, null for good; undefined while no day is chosen
 */
export function banUntil(length: string, lastDay: string, zone: string, now: number): string | null | undefined {
  if (length === "good") return null;
  if (length === "day") return dayStart(lastDay, zone, 1);
  return new Date(now + Number(length) * 86_400_000).toISOString();
}
