import { useSyncExternalStore } from "react";
import { readStored, store } from "./storage.ts";

/** What the person chose; "system" follows the device. */
export type Mode = "light" | "dark" | "system";

const changedEvent = "baraza:mode";

function chosen(): Mode {
  const value = readStored(changedEvent);
  return value === "light" || value === "dark" ? value : "system";
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(changedEvent, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(changedEvent, changed);
    window.removeEventListener("storage", changed);
  };
}

/** The chosen mode and the way to change it; `public/theme.js` applies it, on this and on other open tabs. */
export function useMode(): [Mode, (mode: Mode) => void] {
  const mode = useSyncExternalStore(subscribe, chosen, () => "system" as const);
  return [
    mode,
    (next) => {
      store(changedEvent, next === "system" ? null : next);
      window.dispatchEvent(new Event(changedEvent));
    },
  ];
}
