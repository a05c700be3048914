/*
 * The service worker (XX-2): starts the members' app without a network, keeps small pictures, shows push messages. It never answers
 * for the API: what people read is kept by the pages themselves, per person (features/offline).
 */
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import type { ToWorker } from "./messages.ts";
import { servePages } from "./pages.ts";
import { servePush } from "./push.ts";
import { forgetThumbnails, serveThumbnails } from "./thumbnails.ts";
import type { Worker } from "./worker-types.ts";

declare const self: Worker;

const files = self.__WB_MANIFEST;
const urls = new Set(files.map(({ url }) => url));
// The entry's name changes whenever any file of the app does.
const version = [...urls].find((url) => url.startsWith("/assets/member-"))?.slice("/assets/".length) ?? "none";

precacheAndRoute([...files]);
cleanupOutdatedCaches();
const pages = servePages(version, urls);
serveThumbnails();
servePush(self);

self.addEventListener("install", (event) => event.waitUntil(pages.fill()));
self.addEventListener("activate", (event) => event.waitUntil(pages.clean()));
self.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.type === "has") event.ports[0]?.postMessage(urls.has(message.url));
  if (message.type === "take-over") event.waitUntil(self.skipWaiting());
  if (message.type === "forget") event.waitUntil(forget());
});

/** Nothing of the person who has signed out stays for whoever takes up this phone next. */
async function forget(): Promise<void> {
  const [shown, subscription] = await Promise.all([self.registration.getNotifications(), self.registration.pushManager.getSubscription()]);
  for (const one of shown) one.close();
  await Promise.all([forgetThumbnails(), subscription?.unsubscribe()]);
}
