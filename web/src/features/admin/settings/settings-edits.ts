import { useSyncExternalStore } from "react";
import type { Draft } from "./setting-field.ts";

type Edits = Readonly<Record<string, Draft>>;

let edits: Edits = {};
const listeners = new Set<() => void>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(next: Edits): void {
  edits = next;
  // Closing the tab would lose them; the browser asks first.
  if (Object.keys(edits).length > 0) window.addEventListener("beforeunload", warn);
  else window.removeEventListener("beforeunload", warn);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps what stands in a setting's field and is not saved, also while other pages are open. */
export function setEdit(key: string, draft: Draft): void {
  change({ ...edits, [key]: draft });
}

/** Forgets the edits of these settings; of all when none are named. */
export function dropEdits(...keys: readonly string[]): void {
  change(keys.length === 0 ? {} : Object.fromEntries(Object.entries(edits).filter(([key]) => !keys.includes(key))));
}

/** All edits that are not saved, by the setting's key. */
export function useEdits(): Edits {
  return useSyncExternalStore(subscribe, () => edits);
}
