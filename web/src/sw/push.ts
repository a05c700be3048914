import type { ToPage } from "./messages.ts";
import { pageFor, pushLook } from "./push-look.ts";
import type { Worker } from "./worker-types.ts";

/** Shows push messages, and leads from them to what they are about. */
export function servePush(worker: Worker): void {
  const windows = () => worker.clients.matchAll({ type: "window", includeUncontrolled: true });

  worker.addEventListener("push", (event) => {
    const show = async () => {
      const look = pushLook(dataOf(event.data), (await windows()).some(({ focused }) => focused));
      // Browsers take the permission away from pages whose push messages show nothing.
      if (look) await worker.registration.showNotification(look.title, look.options);
    };
    event.waitUntil(show());
  });

  worker.addEventListener("notificationclick", (event) => {
    const { link } = event.notification.data as { link: string };
    event.notification.close();
    const open = async () => {
      const pages = await windows();
      const page = pages[pageFor(link, pages.map(({ url }) => url), worker.location.origin)];
      if (!page) return void (await worker.clients.openWindow(link));
      // Some browsers refuse the focus; the page can go there all the same.
      await page.focus().catch(() => undefined);
      // The page goes there by itself, so that nothing typed in it is lost.
      page.postMessage({ type: "open", link } satisfies ToPage, []);
    };
    event.waitUntil(open());
  });

  worker.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain(worker.registration)));
}

function dataOf(data: { json: () => unknown } | null): unknown {
  try {
    return data?.json();
  } catch {
    return null;
  }
}

/** The browser has given up its old address: the server learns the new one, as long as somebody is signed in here. */
async function subscribeAgain(registration: ServiceWorkerRegistration): Promise<void> {
  const key = await fetch("/api/push/key");
  if (!key.ok) return;
  const { publicKey } = (await key.json()) as { publicKey: string };
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  await fetch("/api/me/push-subscriptions", { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(subscription) });
}
