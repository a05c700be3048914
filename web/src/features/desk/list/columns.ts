import { useMemo, useSyncExternalStore } from "react";
import { readStored, store } from "../../../lib/storage.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";
import type { Sort } from "../desk-words.ts";

const t = textsOf(deskListTexts);

/** Columns of the list beside requester and subject, which always show; in their order, with their widths and what orders the list by them. */
export const columns = {
  number: { get name() { return t("number"); }, width: "5.25rem" },
  status: { get name() { return t("status"); }, width: "7.25rem" },
  priority: { get name() { return t("priority"); }, width: "5rem", sort: "priority" },
  category: { get name() { return t("category"); }, width: "7.5rem" },
  tags: { get name() { return t("tags"); }, width: "9rem" },
  assignee: { get name() { return t("assignee"); }, width: "7.25rem" },
  team: { get name() { return t("team"); }, width: "7rem" },
  channel: { get name() { return t("channel"); }, width: "5.5rem" },
  due: { get name() { return t("due"); }, width: "7.75rem" },
  waiting: { get name() { return t("waiting"); }, width: "5.25rem", sort: "waiting" },
  updated: { get name() { return t("changed"); }, width: "5.25rem", sort: "-updated" },
  created: { get name() { return t("opened"); }, width: "5.25rem", sort: "-created" },
} as const satisfies Record<string, { name: string; width: string; sort?: Sort }>;
export type Column = keyof typeof columns;

const all = Object.keys(columns) as Column[];
const usual: readonly Column[] = ["number", "status", "priority", "assignee", "due", "waiting"];

/** What was kept, as columns in their order; null where nothing usable was. An empty choice is a choice. */
export function columnsFrom(kept: string | null): readonly Column[] | null {
  if (kept === null) return null;
  const names = kept.split(" ");
  const known = all.filter((column) => names.includes(column));
  return known.length > 0 || kept === "" ? known : null;
}

/** The grid of the head and of each row. */
export function gridOf(shown: readonly Column[]): string {
  return `minmax(6.5rem, 13rem) minmax(10rem, 1fr) ${shown.map((column) => columns[column].width).join(" ")}`;
}

/** As much as the grid needs, for a list whose rows lie over each other and give it no width: columns, gaps and edges. */
export function leastWidth(shown: readonly Column[]): string {
  return ["16.5rem", ...shown.map((column) => columns[column].width), `${(shown.length + 1) * 0.75}rem`, "3.75rem"].join(" + ");
}

const key = "baraza:desk:columns";
const listeners = new Set<() => void>();
const read = () => readStored(key);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export type ColumnChoice = { shown: readonly Column[]; toggle: (column: Column) => void; /** Null while they are the usual ones. */ reset: (() => void) | null };

/** Which columns show on this device. */
export function useColumns(): ColumnChoice {
  const kept = useSyncExternalStore(subscribe, read);
  // The same list while nothing changed: rows are drawn anew for another.
  const shown = useMemo(() => columnsFrom(kept) ?? usual, [kept]);
  const keep = (value: string | null) => {
    store(key, value);
    for (const listener of listeners) listener();
  };
  return {
    shown,
    toggle: (column) => keep(all.filter((one) => shown.includes(one) !== (one === column)).join(" ")),
    reset: shown.join(" ") === usual.join(" ") ? null : () => keep(null),
  };
}

export const everyColumn = all;
