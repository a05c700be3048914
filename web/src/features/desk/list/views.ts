import { AlarmClock, Archive, AtSign, Inbox, Layers, User, UserRoundX, type LucideIcon } from "lucide-react";
import type { DeskSummary } from "../../../../../contract/desk.ts";
import type { View } from "../desk-words.ts";

export type ViewEntry = {
  view: View;
  name: string;
  Icon: LucideIcon;
  /** The two keys that lead there. */
  keys: string;
  /** How many are in it, where that is counted. */
  count?: (summary: DeskSummary) => number;
  /** The count is a call to act. */
  urgent?: boolean;
  /** Why it may be empty. */
  empty: { title: string; text: string };
};

/** The views of the desk in the order of the day's work (DK-6). */
export const viewEntries: readonly ViewEntry[] = [
  { view: "mine", name: "Mine", Icon: User, keys: "g m", count: (s) => s.mine, empty: { title: "Nothing is assigned to you", text: "Take a ticket from Unassigned with I, or wait until somebody gives you one." } },
  { view: "unassigned", name: "Unassigned", Icon: UserRoundX, keys: "g u", count: (s) => s.unassigned, empty: { title: "Every ticket has somebody", text: "New ones appear here by themselves." } },
  { view: "all_open", name: "All open", Icon: Inbox, keys: "g o", count: (s) => s.open + s.inProgress + s.pending, empty: { title: "No open tickets", text: "New ones appear here by themselves." } },
  { view: "breaching", name: "Overdue", Icon: AlarmClock, keys: "g b", count: (s) => s.breaching, urgent: true, empty: { title: "Nobody waits too long", text: "Tickets come here when their requester has waited longer than the desk's settings allow." } },
  { view: "mentions", name: "Mentions", Icon: AtSign, keys: "g n", count: (s) => s.mentions, urgent: true, empty: { title: "Nobody has mentioned you", text: "Tickets come here when a colleague writes @you in a note." } },
  { view: "solved", name: "Solved", Icon: Archive, keys: "g s", empty: { title: "Nothing is solved yet", text: "Resolved and closed tickets are kept here." } },
  { view: "all", name: "All tickets", Icon: Layers, keys: "g l", empty: { title: "There are no tickets yet", text: "Members open them from the help page." } },
];

export function viewEntry(view: View): ViewEntry {
  const found = viewEntries.find((entry) => entry.view === view);
  if (!found) throw new Error(`no such view: ${view}`);
  return found;
}
