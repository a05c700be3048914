import { weekdays, type OpeningWeek } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import { openingHours as hoursSetting } from "./settings.ts";
import { instantAt, wallTime } from "./zone-time.ts";

export interface OpeningState {
  open: boolean;
  /** When people are back; null while open, and when the desk never opens. */
  backAt: Date | null;
}

/** Whether people answer now, by the setting `desk.hours` (AS-7). */
export function openingHours(tx: Tx): OpeningState {
  const week = tx.services.settings.get(hoursSetting);
  return openingAt(week, week.zone ?? tx.services.settings.get(communityTimeZone), tx.now);
}

const dayMilliseconds = 86_400_000;
/** Days that are looked at for the next opening: more than there can be holidays. */
const daysAhead = 420;

/** The same for any week, zone and moment. Nobody answers on a holiday, a date of the zone. Windows are in the zone's own time, so an hour that is skipped or repeated counts as clocks show it. */
export function openingAt(week: OpeningWeek, zone: string, now: Date): OpeningState {
  const today = Math.floor(wallTime(now, zone) / dayMilliseconds) * dayMilliseconds;
  const holidays = new Set(week.holidays?.map(({ date }) => date));
  const lastDay = weekdays.every((day) => week[day].length === 0) ? -1 : holidays.size === 0 ? 7 : daysAhead;
  for (let day = 0; day <= lastDay; day++) {
    const midnight = today + day * dayMilliseconds;
    if (holidays.has(new Date(midnight).toISOString().slice(0, 10))) continue;
    // 1 January 1970 was a Thursday.
    const weekday = weekdays[(Math.round(midnight / dayMilliseconds) + 3) % 7];
    for (const window of weekday ? week[weekday] : []) {
      if (now < instantAt(midnight + minutes(window.from), zone)) return { open: false, backAt: instantAt(midnight + minutes(window.from), zone) };
      if (now < instantAt(midnight + minutes(window.to), zone)) return { open: true, backAt: null };
    }
  }
  return { open: false, backAt: null };
}

/** "08:30" as milliseconds after midnight. */
function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return (hour * 60 + minute) * 60_000;
}
