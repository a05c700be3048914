import { recentSearchesKey } from "../../lib/kept.ts";
import { readStored, store } from "../../lib/storage.ts";

const most = 8;

/** What a person searched for on this device, the latest first. Another one's, who did not sign out, are not shown to them. */
export function recentSearches(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(readStored(recentSearchesKey) ?? "{}");
    const of = typeof kept === "object" && kept !== null && "person" in kept && kept.person === person && "searches" in kept ? kept.searches : [];
    return Array.isArray(of) ? of.filter((words): words is string => typeof words === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps a search that was of use. What it was typed out of, "wal" before "wallet", goes. */
export function noteSearch(person: string, words: string): void {
  const text = words.trim();
  if (text.length < 2) return;
  const others = recentSearches(person).filter((kept) => !text.toLowerCase().startsWith(kept.toLowerCase()));
  store(recentSearchesKey, JSON.stringify({ person, searches: [text, ...others].slice(0, most) }));
}

/** Forgets one of them, or all. */
export function forgetSearches(person: string, words?: string): void {
  const left = words === undefined ? [] : recentSearches(person).filter((kept) => kept !== words);
  store(recentSearchesKey, left.length === 0 ? null : JSON.stringify({ person, searches: left }));
}
