import type { QueryKey } from "@tanstack/react-query";

/** What of the query cache is kept, by the first words of the key, and how many of each: a person's own lists and last threads. */
const kinds: readonly { begins: readonly unknown[]; most: number }[] = [
  { begins: ["me"], most: 1 },
  { begins: ["tickets", "list", {}], most: 1 },
  { begins: ["tickets", "unread"], most: 1 },
  { begins: ["ticket"], most: 12 },
  { begins: ["talk"], most: 1 },
  { begins: ["directs"], most: 2 },
  { begins: ["direct"], most: 12 },
  { begins: ["notices", "list"], most: 1 },
];

function kindOf(key: QueryKey): number {
  return kinds.findIndex(({ begins }) => begins.every((word, at) => JSON.stringify(key[at]) === JSON.stringify(word)));
}

/** Whether a query belongs to what is kept. */
export function isKept(key: QueryKey): boolean {
  return kindOf(key) >= 0;
}

/** The queries to keep: of each kind the newest ones. */
export function chooseKept<Query extends { queryKey: QueryKey; state: { dataUpdatedAt: number } }>(queries: readonly Query[]): Query[] {
  const counts = kinds.map(() => 0);
  return [...queries]
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .filter(({ queryKey }) => {
      const kind = kindOf(queryKey);
      const most = kinds[kind]?.most ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
      return (counts[kind] ?? 0) <= most;
    });
}
