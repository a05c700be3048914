import type { SlaClock } from "../../../../../contract/sla.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";

const t = textsOf(adminSlaTexts);

const targets = { first_response: "firstResponse", next_response: "nextResponse", resolution: "resolution" } as const;
const paused = { pending: "pausedPending", closed: "pausedClosed", no_policy: "pausedNoPolicy" } as const;
const uncounted = { pending: "uncountedPending", closed: "uncountedClosed", no_policy: "uncountedNoPolicy" } as const;

/** What a promise is about, such as "First answer". */
export const targetName = (target: SlaClock["target"]): string => t(targets[target]);

/** Whether a promise was missed: it stays so, whatever comes after (DK-11). */
export const isMissed = ({ breachedAt, state }: Pick<SlaClock, "breachedAt" | "state">): boolean => breachedAt !== null || state === "breached";

/** What a clock says at `now` (milliseconds), in words that go after the promise's name. */
export function clockWords(clock: SlaClock, now: number): string {
  const { state, reason, metAt } = clock;
  const time = formatDuration(clock.consumedSeconds);
  if (isMissed(clock)) {
    if (metAt) return t(clock.target === "resolution" ? "missedSolved" : "missedMet", { time });
    if (state === "stopped") return t("missedStopped");
    const dueAt = clock.breachedAt ?? clock.dueAt;
    return dueAt ? t("overdueBy", { time: formatDuration(Math.max(0, now - Date.parse(dueAt)) / 1000) }) : t("missed");
  }
  if (state === "met") return t("met", { time });
  if (state === "stopped") return t("stopped");
  if (state === "paused") return t(reason ? paused[reason] : "paused");
  if (!clock.dueAt) return t("running");
  const left = (Date.parse(clock.dueAt) - now) / 1000;
  return left >= 0 ? t("dueIn", { time: formatDuration(left) }) : t("overdueBy", { time: formatDuration(-left) });
}

/** A stretch of a clock: from when to when, whether it counted, and why not. */
export function segmentWords({ from, to, reason, kind }: SlaClock["segments"][number]): string {
  const said = { from: formatDateTime(from), to: formatDateTime(to), time: formatDuration((Date.parse(to) - Date.parse(from)) / 1000) };
  if (kind === "running") return t("counted", said);
  return t(reason ? uncounted[reason] : "uncounted", said);
}
