import type { PushDevice } from "../../../../contract/notifications.ts";
import { api } from "../../lib/api.ts";
import { isApple, isInstalled } from "../../lib/install.ts";
import { readStored, store } from "../../lib/storage.ts";
import { startWorker } from "../../sw/register.ts";
import { removeDevice } from "./notice-api.ts";

/** Who wants push messages in this browser, and its id at the server. */
const place = "baraza:push";
type Wish = { person: string; device: string };

function wish(): Wish | null {
  try {
    return JSON.parse(readStored(place) ?? "null") as Wish | null;
  } catch {
    return null;
  }
}

/** Where push messages stand in this browser. `install`: only as an installed app (iOS). */
export type PushState = "unsupported" | "install" | "denied" | "off" | "on";

/** Where push messages stand in this browser for a person. */
export function pushState(person: string): PushState {
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!able) return isApple() && !isInstalled() ? "install" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && wish()?.person === person ? "on" : "off";
}

/** This browser's id among the devices that are told; null when it is none. */
export function ownDevice(person: string): string | null {
  const known = wish();
  return known?.person === person ? known.device : null;
}

/** Subscribes, anew where the server's key has changed since. @throws DOMException when the browser's push service does not answer */
async function subscription(registration: ServiceWorkerRegistration): Promise<PushSubscription> {
  const { publicKey } = await api<{ publicKey: string }>("GET", "/api/push/key");
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await registration.pushManager.subscribe(options);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return await registration.pushManager.subscribe(options);
  }
}

async function subscribe(person: string): Promise<void> {
  const registration = await startWorker();
  if (!registration) throw new DOMException("No service worker", "NotSupportedError");
  await navigator.serviceWorker.ready;
  const { endpoint, expirationTime, keys } = (await subscription(registration)).toJSON();
  const device = await api<PushDevice>("PUT", "/api/me/push-subscriptions", { body: { endpoint, expirationTime: expirationTime ?? null, keys } });
  store(place, JSON.stringify({ person, device: device.id } satisfies Wish));
}

/**
 * Asks the browser for its permission and tells the server where to send. Only after a press: browsers refuse anything else.
 *
 * @returns where it stands now; the person may have said no
 * @throws ApiError, or DOMException from the browser's push service
 */
export async function turnOnPush(person: string): Promise<PushState> {
  if ((await Notification.requestPermission()) === "granted") await subscribe(person);
  return pushState(person);
}

/** Sends nothing to this browser any more. @throws ApiError */
export async function turnOffPush(person: string): Promise<void> {
  const device = ownDevice(person);
  if (device !== null) await removeDevice(device);
  store(place, null);
  const registration = await startWorker();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

/** A subscription ends with the session: whoever wanted push messages here gets them again after signing in. */
export async function renewPush(person: string): Promise<void> {
  if (pushState(person) === "on") await subscribe(person);
}
