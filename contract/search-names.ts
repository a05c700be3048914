/** What filters are called when they are written as `name:value` (CV-11), in the languages of the app: each works whatever language the page speaks. */

/** The filters by the name that their value has in the code. */
export const filterNames = ["status", "priority", "category", "channel", "tag", "from", "assignee", "team", "after", "before", "has"] as const;
export type FilterName = (typeof filterNames)[number];

/** Other words for a filter, Swahili and what other desks call it. */
const otherNames: Record<FilterName, readonly string[]> = {
  status: ["hali", "state", "is"], priority: ["kipaumbele"], category: ["aina"], channel: ["njia"], tag: ["lebo", "label"], from: ["kutoka", "by"],
  assignee: ["mhudumu", "assigned"], team: ["timu"], after: ["baada", "since"], before: ["kabla", "until"], has: ["ina", "yenye"],
};
const meant = new Map<string, FilterName>(filterNames.flatMap((name) => [name, ...otherNames[name]].map((word) => [word, name] as const)));

/** Which filter a name means, in whatever case; null when none is called so. */
export function filterNamed(name: string | null): FilterName | null {
  return meant.get(name?.toLowerCase() ?? "") ?? null;
}

/** The word nearest to a mistyped one; null when none is near. */
export function nearestOf(typed: string, words: readonly string[]): string | null {
  const most = typed.length < 4 ? 1 : 2;
  const [best] = words.map((word) => ({ word, steps: stepsBetween(typed, word) })).filter(({ steps }) => steps > 0 && steps <= most).sort((a, b) => a.steps - b.steps);
  return best?.word ?? null;
}

/** The filter's name nearest to a mistyped one: `stauts` is status, `hli` is hali. */
export function nearestName(typed: string, names: readonly FilterName[] = filterNames): string | null {
  return nearestOf(typed.toLowerCase(), names.flatMap((name) => [name, ...otherNames[name].filter((word) => word.length > 2)]));
}

/** Letters put in, left out, changed, or two exchanged: the optimal string alignment distance. */
function stepsBetween(a: string, b: string): number {
  let twoBefore: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (twoBefore[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same, exchanged));
    }
    twoBefore = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
