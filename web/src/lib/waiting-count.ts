import { useSyncExternalStore } from "react";
import { readStored, store } from "./storage.ts";

/** How many messages of each person wait in this browser to be sent. Small and stored, so that a page knows before it opens a database. */
type Counts = Readonly<Record<string, number>>;

const place = "baraza:waiting";
const listeners = new Set<() => void>();

function counts(): Counts {
  try {
    const known: unknown = JSON.parse(readStored(place) ?? "{}");
    return typeof known === "object" && known !== null ? (known as Counts) : {};
  } catch {
    return {};
  }
}

let total = sum(counts());

function sum(all: Counts): number {
  return Object.values(all).reduce((so, one) => so + (Number(one) || 0), 0);
}

/** How many messages of a person wait. */
export function waitingOf(person: string): number {
  return Number(counts()[person]) || 0;
}

/** Notes how many messages of a person wait now. */
export function noteWaiting(person: string, count: number): void {
  const { [person]: _, ...others } = counts();
  const next = count > 0 ? { ...others, [person]: count } : others;
  store(place, Object.keys(next).length > 0 ? JSON.stringify(next) : null);
  total = sum(next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * How many messages wait in this browser to be sent.
 *
 * @param person whose; of everybody while it is not known who is signed in
 */
export function useWaitingCount(person: string | undefined): number {
  return useSyncExternalStore(subscribe, () => (person === undefined ? total : waitingOf(person)), () => 0);
}
