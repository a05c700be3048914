import { AlarmClock, Archive, AtSign, Inbox, Layers, User, UserRoundX, type LucideIcon } from "lucide-react";
import type { DeskSummary } from "../../../../../contract/desk.ts";
import type { View } from "../desk-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

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
  { view: "mine", get name() { return t("mine"); }, Icon: User, keys: "g m", count: (s) => s.mine, empty: { get title() { return t("nothingIsAssignedTo"); }, get text() { return t("takeATicketFrom"); } } },
  { view: "unassigned", get name() { return t("unassigned"); }, Icon: UserRoundX, keys: "g u", count: (s) => s.unassigned, empty: { get title() { return t("everyTicketHasSomebody"); }, get text() { return t("newOnesAppearHere"); } } },
  { view: "all_open", get name() { return t("allOpen"); }, Icon: Inbox, keys: "g o", count: (s) => s.open + s.inProgress + s.pending, empty: { get title() { return t("noOpenTickets"); }, get text() { return t("newOnesAppearHere"); } } },
  { view: "breaching", get name() { return t("overdue"); }, Icon: AlarmClock, keys: "g b", count: (s) => s.breaching, urgent: true, empty: { get title() { return t("nobodyWaitsTooLong"); }, get text() { return t("ticketsComeHereWhen"); } } },
  { view: "mentions", get name() { return t("mentions"); }, Icon: AtSign, keys: "g n", count: (s) => s.mentions, urgent: true, empty: { get title() { return t("nobodyHasMentionedYou"); }, get text() { return t("ticketsComeHereWhenA"); } } },
  { view: "solved", get name() { return t("solved"); }, Icon: Archive, keys: "g s", empty: { get title() { return t("nothingIsSolvedYet"); }, get text() { return t("resolvedAndClosedTickets"); } } },
  { view: "all", get name() { return t("allTickets"); }, Icon: Layers, keys: "g l", empty: { get title() { return t("thereAreNoTickets"); }, get text() { return t("membersOpenThemFrom"); } } },
];

export function viewEntry(view: View): ViewEntry {
  const found = viewEntries.find((entry) => entry.view === view);
  if (!found) throw new Error(`no such view: ${view}`);
  return found;
}
