import type { DeskFilter } from "../../../../../contract/desk.ts";
import { formatDate } from "../../../lib/format.ts";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { channelNames } from "../desk-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** One condition of the list in words, and the filter without it. */
export type Chip = { key: string; text: string; without: DeskFilter };

/** Names for what a filter holds as ids; undefined while they are not loaded. */
export type Names = { category: (key: string) => string; staff: (id: string) => string | undefined; team: (id: string) => string | undefined };

type ListName = "status" | "priority" | "category" | "assignee" | "team" | "tag" | "channel";
const opposite = { status: "notStatus", priority: "notPriority", category: "notCategory", assignee: "notAssignee", team: "notTeam", tag: "notTag", channel: "notChannel" } as const satisfies Record<ListName, keyof DeskFilter>;

/** Every condition beside the view, in the order of the filter panel. */
export function chipsOf(filter: DeskFilter, names: Names): Chip[] {
  const each = (name: ListName | (typeof opposite)[ListName], text: (word: string) => string): Chip[] =>
    (filter[name] ?? []).map((word) => {
      const rest = (filter[name] ?? []).filter((other) => other !== word);
      return { key: `${name} ${word}`, text: text(word), without: { ...filter, [name]: rest.length > 0 ? rest : undefined } };
    });
  const many = <Name extends ListName>(name: Name, text: (word: NonNullable<DeskFilter[Name]>[number]) => string): Chip[] => {
    const said = (word: string) => text(word as NonNullable<DeskFilter[Name]>[number]);
    return [...each(name, said), ...each(opposite[name], (word) => t("leftOut", { what: said(word) }))];
  };
  const people = (words: string) => (/^[0-9a-f-]{36}$/i.test(words) ? t("oneRequester") : words === "me" ? t("fromMe") : t("from", { words: words.replaceAll(",", ", ") }));
  const one = (name: "requester" | "notRequester" | "from" | "to" | "q", text: (value: string) => string): Chip[] => {
    const value = filter[name];
    return value ? [{ key: name, text: text(value), without: { ...filter, [name]: undefined } }] : [];
  };
  return [
    ...one("q", (words) => `“${words}”`),
    ...many("status", (status) => statusText(status)),
    ...many("priority", (priority) => priorityText(priority)),
    ...many("category", names.category),
    ...many("assignee", (who) => (who === "me" ? t("assignedToMe") : who === "none" ? t("nobodys") : t("assignedTo2", { who: names.staff(who) ?? "…" }))),
    ...many("team", (team) => (team === "none" ? t("noTeam") : t("team2", { team: names.team(team) ?? "…" }))),
    ...many("tag", (tag) => `#${tag}`),
    ...many("channel", (channel) => t("by", { channel: channelNames[channel].toLowerCase() })),
    ...one("requester", people),
    ...one("notRequester", (words) => t("leftOut", { what: people(words) })),
    ...one("from", (moment) => t("since", { date: formatDate(moment) })),
    // The end is the first moment that no longer counts.
    ...one("to", (moment) => t("until2", { date: formatDate(Date.parse(moment) - 1) })),
  ];
}

/** A day from a date field as the moment at which it begins here; undefined for an empty field. */
export function startOfDay(day: string, daysLater = 0): string | undefined {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** The day of a moment for a date field, by this device's calendar. */
export function dayOf(moment: string | undefined, millisecondsEarlier = 0): string {
  if (!moment) return "";
  const at = new Date(Date.parse(moment) - millisecondsEarlier);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
