import { useSyncExternalStore } from "react";

/** Chromium's event that the app may be installed; other browsers have no such event. */
type InstallOffer = Event & { prompt: () => Promise<{ outcome: "accepted" | "dismissed" }> };

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function become(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Keeps the browser's offer to install the app for the account menu, instead of the browser's own bar over the page. */
export function catchInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    become(event as InstallOffer);
  });
  window.addEventListener("appinstalled", () => become(null));
}

/** Asks the browser to install the app, or null while it can't. The browser takes each offer once. */
export function useInstall(): (() => Promise<void>) | null {
  const now = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => offer, () => null);
  return now && (async () => {
    become(null);
    await now.prompt();
  });
}

/** Whether the page runs as an installed app, without the browser's bars. */
export function isInstalled(): boolean {
  return window.matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
}

/** Whether this is an iPhone or iPad, where only the person can put a page on the home screen, and push messages come only to such pages. */
export function isApple(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);
}
