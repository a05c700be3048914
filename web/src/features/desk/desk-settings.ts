import { useSyncExternalStore } from "react";
import { readStored, store } from "../../lib/storage.ts";

const key = "baraza:desk:advance";
const listeners = new Set<() => void>();

/** Whether solving a ticket leads on to the next one; yes unless switched off on this device. */
export function advances(): boolean {
  return readStored(key) !== "off";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The setting and the way to change it. */
export function useAdvances(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, advances);
  return [
    on,
    (next) => {
      store(key, next ? null : "off");
      for (const listener of listeners) listener();
    },
  ];
}
