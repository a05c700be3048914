import { useSyncExternalStore } from "react";

/** Fired on `window` when a request shows that the server can or can't be reached; detail: `{reachable}`. */
export const reachableEvent = "baraza:reachable";

let reachable = true;

function browserOnline(): boolean {
  return typeof navigator === "undefined" || navigator.onLine !== false;
}

/**
 * Tells the page what a request or the socket has just found out. Repeating the same news is free.
 *
 * @param now true after any answer, false after a failure to connect
 */
export function reportReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  if (typeof window !== "undefined") {
    window.dispatchEvent(new CustomEvent(reachableEvent, { detail: { reachable: now } }));
  }
}

/** True while the browser has a network and the last request reached the server. */
export function isOnline(): boolean {
  return reachable && browserOnline();
}

function subscribe(changed: () => void): () => void {
  const events = ["online", "offline", reachableEvent];
  // Back on a network: assume the server is there until a request says otherwise.
  const back = () => reportReachable(true);
  window.addEventListener("online", back);
  for (const name of events) window.addEventListener(name, changed);
  return () => {
    window.removeEventListener("online", back);
    for (const name of events) window.removeEventListener(name, changed);
  };
}

/** How the server is reached: `unreachable` where the device has a network, and yet no answer comes. */
export type Reach = "online" | "offline" | "unreachable";

function reachNow(): Reach {
  return isOnline() ? "online" : browserOnline() ? "unreachable" : "offline";
}

/** The same with the reason, as far as this page knows. */
export function useReach(): Reach {
  return useSyncExternalStore(subscribe, reachNow, () => "online" as const);
}

/** Whether the server can be reached, as far as this page knows. */
export function useOnline(): boolean {
  return useReach() === "online";
}
