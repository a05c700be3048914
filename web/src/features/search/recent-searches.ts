import { recentSearchesKey } from "../../lib/kept.ts";
import { readStored, store } from "../../lib/storage.ts";

const most = 8;

/** What was searched for on this device, the latest first. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(readStored(recentSearchesKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter((words): words is string => typeof words === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps a search that was of use. What it was typed out of, "wal" before "wallet", goes. */
export function noteSearch(words: string): void {
  const text = words.trim();
  if (text.length < 2) return;
  const others = recentSearches().filter((kept) => !text.toLowerCase().startsWith(kept.toLowerCase()));
  store(recentSearchesKey, JSON.stringify([text, ...others].slice(0, most)));
}

export function forgetSearches(): void {
  store(recentSearchesKey, null);
}
