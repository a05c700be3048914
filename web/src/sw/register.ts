import { navigate } from "wouter/use-browser-location";
import { textsOf } from "../lib/texts.ts";
import { notificationsTexts } from "../texts/en/notifications.ts";
import { notify } from "../ui/toast.ts";
import { isToPage, type ToWorker } from "./messages.ts";

const t = textsOf(notificationsTexts);

/** Milliseconds between looks for a new version while a page stays open. */
const lookEvery = 60 * 60_000;

let started: Promise<ServiceWorkerRegistration | null> | undefined;

/**
 * Starts the service worker, once for a page; call it after the first view has shown. In development there is none.
 *
 * @returns its registration; null where the browser has none or refuses it
 */
export function startWorker(): Promise<ServiceWorkerRegistration | null> {
  started ??= start().catch(() => null);
  return started;
}

async function start(): Promise<ServiceWorkerRegistration | null> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!import.meta.env.PROD || !workers) return null;
  workers.addEventListener("message", ({ data }) => isToPage(data) && open(data.link));
  // A browser set to forget everything registers nothing, and says so in its own ways.
  const registration = (await workers.register("/sw.js", { updateViaCache: "none" })) as ServiceWorkerRegistration | undefined;
  if (!registration) return null;
  void followVersions(registration, workers);
  return registration;
}

/** Shows a page of this app without a reload; the other app's is another document. */
function open(link: string): void {
  const isStaff = (path: string) => /^\/(staff|desk|admin)(\/|$)/.test(path);
  if (isStaff(link) === isStaff(location.pathname)) navigate(link);
  else location.assign(link);
}

async function followVersions(registration: ServiceWorkerRegistration, workers: ServiceWorkerContainer): Promise<void> {
  if (registration.waiting) void meet(registration.waiting, workers);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // Without a controller it is the first version: nothing to change.
      if (worker.state === "installed" && workers.controller) void meet(worker, workers);
    });
  });
  const look = () => document.visibilityState === "visible" && navigator.onLine && void registration.update().catch(() => undefined);
  setInterval(look, lookEvery);
  document.addEventListener("visibilitychange", () => Date.now() - lookedAt > lookEvery && ((lookedAt = Date.now()), look()));
}

let lookedAt = Date.now();
const announced = new WeakSet<ServiceWorker>();

/** A new version waits. Where this page came from it already, it takes over in silence; else the person is told, and decides. */
async function meet(worker: ServiceWorker, workers: ServiceWorkerContainer): Promise<void> {
  if (announced.has(worker)) return;
  announced.add(worker);
  const takeOver = () => worker.postMessage({ type: "take-over" } satisfies ToWorker, []);
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src^="/assets/"]')?.src;
  if (entry && (await holds(worker, new URL(entry).pathname))) return takeOver();
  notify({
    tone: "info", title: t("newVersion"), description: t("newVersionWhat"), stays: true,
    action: {
      label: t("reload"),
      run: () => {
        workers.addEventListener("controllerchange", () => location.reload(), { once: true });
        takeOver();
      },
    },
  });
}

function holds(worker: ServiceWorker, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", ({ data }) => resolve(data === true), { once: true });
    port1.start();
    worker.postMessage({ type: "has", url } satisfies ToWorker, [port2]);
    setTimeout(() => resolve(false), 3_000);
  });
}
