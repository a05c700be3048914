import type { Score } from "../../ui/Rating.tsx";

/** The score that a link of a mail carries (`?rate=4`, DK-15); null without one, or with one that is none. */
export function scoreFrom(search: string): Score | null {
  const score = Number(new URLSearchParams(search).get("rate") ?? "");
  return score === 1 || score === 2 || score === 3 || score === 4 || score === 5 ? score : null;
}
