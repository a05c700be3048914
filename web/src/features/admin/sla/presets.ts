import type { Calendar, PolicyBody } from "../../../../../contract/sla.ts";
import { formatList } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { textFrom } from "./sla-words.ts";

const t = textsOf(adminSlaTexts);
const hour = 60, day = 24 * hour;

/** A promise to start from: the fields that it fills, all of them to be seen and changed before it is saved. */
export type Preset = Pick<PolicyBody, "firstResponseMinutes" | "nextResponseMinutes" | "resolutionMinutes" | "priorities" | "calendarId"> & { name: string; raisePriority: boolean };

/** Ready promises. Those of office hours take the first calendar; hours are then working hours. */
export function presets(calendars: readonly Calendar[]): Preset[] {
  const office = calendars[0]?.id ?? null;
  const plain = { priorities: [], raisePriority: false, calendarId: null };
  return [
    { ...plain, name: t("presetOffice"), firstResponseMinutes: 4 * hour, nextResponseMinutes: 8 * hour, resolutionMinutes: 16 * hour, calendarId: office },
    { ...plain, name: t("presetAlways"), firstResponseMinutes: hour, nextResponseMinutes: 2 * hour, resolutionMinutes: 2 * day },
    { ...plain, name: t("presetUrgent"), firstResponseMinutes: 30, nextResponseMinutes: hour, resolutionMinutes: 8 * hour, priorities: ["urgent", "high"], raisePriority: true },
    { ...plain, name: t("presetAnswer"), firstResponseMinutes: day, nextResponseMinutes: null, resolutionMinutes: null },
  ];
}

/** Everything that a preset fills in, in one line. */
export function presetWords(preset: Preset, calendars: readonly Calendar[]): string {
  const targets = [["firstResponse", preset.firstResponseMinutes], ["nextResponse", preset.nextResponseMinutes], ["resolution", preset.resolutionMinutes]] as const;
  const calendar = calendars.find(({ id }) => id === preset.calendarId);
  return [
    ...targets.flatMap(([target, minutes]) => (minutes === null ? [] : [t("within", { target: t(target), time: textFrom(minutes) })])),
    calendar ? t("inHoursOf", { name: calendar.name }) : t("everyHour"),
    ...(preset.priorities.length > 0 ? [t("onlyFor", { priorities: formatList(preset.priorities.map(priorityText), "and") })] : []),
    ...(preset.raisePriority ? [t("raises")] : []),
  ].join(" · ");
}
