import type { DeskFilter, Priority, Status, TicketRow } from "../../../../contract/desk.ts";

export type View = NonNullable<DeskFilter["view"]>;
export type Sort = NonNullable<DeskFilter["sort"]>;
export type Channel = TicketRow["channel"];

// The contract's own lists are schemas, which would bring their library into the page; `satisfies` keeps these true to it.
export const statuses = ["open", "in_progress", "pending", "resolved", "closed"] as const satisfies readonly Status[];
export const priorities = ["urgent", "high", "medium", "low"] as const satisfies readonly Priority[];
export const channels = ["web", "widget", "email", "whatsapp", "assistant"] as const satisfies readonly Channel[];

export const sortNames: Record<Sort, string> = {
  waiting: "Longest waiting first",
  priority: "Priority, urgent first",
  "-updated": "Latest change first",
  updated: "Oldest change first",
  "-created": "Newest first",
  created: "Oldest first",
};

export const channelNames: Record<Channel, string> = { web: "Web", widget: "Widget", email: "Email", whatsapp: "WhatsApp", assistant: "Help bot" };

const minute = 60_000;
const steps: readonly [milliseconds: number, unit: string][] = [
  [7 * 86_400_000, "w"],
  [86_400_000, "d"],
  [3_600_000, "h"],
  [minute, "min"],
];

/** How long it is between two moments, in one unit, for a dense list: "12 min", "3 h", "2 d"; under a minute "now". */
export function shortTime(from: string, now: number): string {
  const passed = now - Date.parse(from);
  for (const [size, unit] of steps) if (passed >= size) return `${Math.floor(passed / size)} ${unit}`;
  return "now";
}
