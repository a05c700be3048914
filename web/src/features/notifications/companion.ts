import type { QueryClient } from "@tanstack/react-query";
import { startWorker } from "../../sw/register.ts";
import { keepFor } from "../offline/keep.ts";
import { closeShown } from "./close-shown.ts";
import { renewPush } from "./push-client.ts";

/**
 * Starts what goes on beside a signed-in person's pages. Only members' own lists are kept for the time without a network: what the
 * team sees stays at the server.
 *
 * @param sparing nothing is loaded ahead: a service worker, which fetches the whole app, only goes on where there is one (for push)
 * @returns the way to stop
 */
export function accompany(client: QueryClient, person: string, app: "member" | "staff", sparing: boolean): () => void {
  void (sparing ? workerThatIsThere() : startWorker()).then((registration) => registration && renewPush(person)).catch(() => undefined);
  return app === "member" ? keepFor(client, person) : () => undefined;
}

async function workerThatIsThere(): Promise<ServiceWorkerRegistration | null> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  return (await workers?.getRegistration()) ? await startWorker() : null;
}

/** The number at the installed app's icon; with nothing unread, the browser's own notifications go too, wherever it was read. */
export function showCount(unread: number): void {
  const badge = navigator as { setAppBadge?: (count: number) => Promise<void>; clearAppBadge?: () => Promise<void> };
  void (unread > 0 ? badge.setAppBadge?.(unread) : badge.clearAppBadge?.())?.catch(() => undefined);
  if (unread === 0) void closeShown(() => true);
}
