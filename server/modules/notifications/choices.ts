import { noticeWays, type NoticeWay } from "../../../contract/notifications.ts";
import type { NoticeKind } from "../../platform/notices.ts";
import type { DigestRule, Quiet } from "./when-due.ts";

export type Choice = Partial<Record<NoticeWay, boolean>>;
/** By kind; what is missing is as the kind's defaults say. */
export type Choices = Readonly<Record<string, Choice>>;

/** Whether a kind is told in a way at all, and can't be turned off there. */
export function rulesOf(kind: NoticeKind, way: NoticeWay): { offered: boolean; locked: boolean } {
  return { offered: kind.defaults[way] !== null, locked: kind.priority === "critical" && way === "inApp" };
}

/** By which ways a person is told of a kind. */
export function waysOf(kind: NoticeKind, choices: Choices): Record<NoticeWay, boolean> {
  const on = (way: NoticeWay) => {
    const { offered, locked } = rulesOf(kind, way);
    return offered && (locked || (choices[kind.name]?.[way] ?? kind.defaults[way] ?? false));
  };
  return { inApp: on("inApp"), push: on("push"), mail: on("mail") };
}

/** The columns of a person's row; all null or missing without one. */
export interface PreferenceRow {
  choices?: unknown;
  quietFrom?: number | null;
  quietUntil?: number | null;
  quietDays?: number[] | null;
  digestEvery?: string | null;
  digestHour?: number | null;
}
export interface Preferences { choices: Choices; quiet: Quiet | null; digest: DigestRule }

export function preferencesFrom(row: PreferenceRow | undefined): Preferences {
  const { quietFrom, quietUntil, quietDays, digestEvery, digestHour } = row ?? {};
  return {
    choices: choicesFrom(row?.choices),
    quiet: quietFrom != null && quietUntil != null && quietDays != null ? { from: quietFrom, until: quietUntil, days: quietDays } : null,
    digest: { every: digestEvery === "hour" || digestEvery === "day" ? digestEvery : "off", hour: digestHour ?? 8 },
  };
}

function choicesFrom(stored: unknown): Choices {
  if (typeof stored !== "object" || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).map(([kind, given]) => {
    const ways = given as Record<string, unknown>;
    return [kind, Object.fromEntries(noticeWays.filter((way) => typeof ways[way] === "boolean").map((way) => [way, ways[way] as boolean]))];
  }));
}
