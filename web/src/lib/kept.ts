import { useSyncExternalStore } from "react";
import { readStored, store } from "./storage.ts";

/** Whose lists this browser keeps for the time without a network: a person's id. */
const place = "baraza:kept";
/** The database that features/offline writes. */
export const keptDatabase = "baraza-kept";

/** Where the search page keeps what was searched for (features/search). */
export const recentSearchesKey = "baraza:searches";

/** Whose lists are kept here; null when none are. */
export function keptPerson(): string | null {
  return readStored(place);
}

/** Notes whose lists are kept from now on. */
export function noteKeptPerson(person: string): void {
  store(place, person);
}

/** Forgets all that this browser keeps of whoever has used it: lists, searches, pictures, shown notifications, push messages. Unsent messages stay. */
export function forgetKept(): void {
  store(place, null);
  store(recentSearchesKey, null);
  // Missing or forbidden in some private windows.
  try {
    indexedDB.deleteDatabase(keptDatabase);
    navigator.serviceWorker.controller?.postMessage({ type: "forget" });
  } catch {
    return;
  }
}

/** Says that files chosen for messages are kept here. */
const chosenMark = "baraza:chosen";
/** The database of files that were chosen and not sent (features/conversations). */
export const chosenDatabase = "baraza-chosen";

/** Notes that chosen files are kept here, so that pages look for them. */
export function noteChosen(): void {
  store(chosenMark, "1");
}

/** Whether this browser may keep chosen files; the database need not be opened to know it. */
export function mayHaveChosen(): boolean {
  return readStored(chosenMark) !== null;
}

/** Forgets the files that were chosen and not sent: whoever signs out leaves nothing behind. */
export function forgetAllChosen(): void {
  if (!mayHaveChosen()) return;
  store(chosenMark, null);
  try {
    indexedDB.deleteDatabase(chosenDatabase);
  } catch {
    return;
  }
}

let since: number | null = null;
const listeners = new Set<() => void>();

/** Tells the page of when its lists are, since they come from this browser and not from the server; null: from the server again. */
export function showKeptSince(time: number | null): void {
  since = time;
  for (const listener of listeners) listener();
}

/** Since when the lists on this page are, in milliseconds; null while they come from the server. */
export function useKeptSince(): number | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => since, () => null);
}
