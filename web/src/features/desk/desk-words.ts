import type { DeskFilter, Priority, Status, TicketRow } from "../../../../contract/desk.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";

const t = textsOf(deskTexts);

export type View = NonNullable<DeskFilter["view"]>;
export type Sort = NonNullable<DeskFilter["sort"]>;
export type Channel = TicketRow["channel"];

// The contract's own lists are schemas, which would bring their library into the page; `satisfies` keeps these true to it.
export const statuses = ["open", "in_progress", "pending", "resolved", "closed"] as const satisfies readonly Status[];
export const priorities = ["urgent", "high", "medium", "low"] as const satisfies readonly Priority[];
export const channels = ["web", "widget", "email", "whatsapp", "assistant"] as const satisfies readonly Channel[];

export const sortNames: Record<Sort, string> = {
  get waiting() { return t("longestWaitingFirst"); },
  get priority() { return t("priorityUrgentFirst"); },
  get "-updated"() { return t("latestChangeFirst"); },
  get updated() { return t("oldestChangeFirst"); },
  get "-created"() { return t("newestFirst"); },
  get created() { return t("oldestFirst"); },
};

export const channelNames: Record<Channel, string> = { get web() { return t("web"); }, get widget() { return t("widget"); }, get email() { return t("email"); }, get whatsapp() { return t("whatsapp"); }, get assistant() { return t("helpBot"); } };

const minute = 60_000;
const steps = [
  [7 * 86_400_000, "week"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [minute, "minute"],
] as const;

/** How long it is between two moments, in one unit, for a dense list: "12 min", "3 h", "2 d"; under a minute "now". */
export function shortTime(from: string, now: number): string {
  const passed = now - Date.parse(from);
  for (const [size, unit] of steps) if (passed >= size) return t(unit, { count: Math.floor(passed / size) });
  return t("now");
}
