import { useSyncExternalStore } from "react";

/** Milliseconds between ticks: "2 min ago" needs no more. */
const tick = 30_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function beat(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function onVisible(): void {
  if (document.visibilityState === "visible") beat();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = Date.now();
    timer = setInterval(() => {
      if (document.visibilityState === "visible") beat();
    }, tick);
    document.addEventListener("visibilitychange", onVisible);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisible);
    }
  };
}

/** The present time in milliseconds, renewed twice a minute by one timer for the whole page; rests while hidden. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now, () => now);
}
