import { useState } from "react";
import { readStored, store } from "../../lib/storage.ts";

const place = (personId: string) => `baraza:admin-nav:${personId}`;

/** The keys of closed sections, from what the browser has kept; anything unreadable is nothing. */
export function closedFrom(stored: string | null): string[] {
  try {
    const read: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(read) ? read.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

/** Which sections of the navigation a person has closed, remembered by this browser for each person (AD-7). */
export function useClosedSections(personId: string): { closed: readonly string[]; turn: (key: string) => void } {
  const [closed, setClosed] = useState(() => closedFrom(readStored(place(personId))));
  const turn = (key: string) => {
    const next = closed.includes(key) ? closed.filter((one) => one !== key) : [...closed, key];
    setClosed(next);
    store(place(personId), next.length > 0 ? JSON.stringify(next) : null);
  };
  return { closed, turn };
}
