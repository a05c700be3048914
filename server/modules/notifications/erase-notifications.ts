import { withTx } from "../../platform/db/tx.ts";
import type { Eraser, Exporter } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { systemActor } from "../../platform/actor.ts";
import * as queries from "./notification.queries.ts";

const batch = 500;

/** ID-13: what the person was told, what others were told with the person's name in it, choices and browsers. */
export const notificationEraser: Eraser = {
  name: "notifications.all", title: { en: "Notifications, choices and push subscriptions removed", sw: "Arifa, chaguo na usajili wa arifa za simu vimeondolewa" },
  async erase(tx, { personId }) {
    const [row] = await queries.eraseOwn.run({ personId, limit: batch }, tx);
    return { count: row?.count ?? 0, done: (row?.rows ?? 0) === 0 };
  },
};

/** ID-14. Addresses and keys of browsers are no use to anybody but us, and stay out. */
export const notificationExporter: Exporter = {
  name: "notifications",
  async *entries(services, personId) {
    yield { path: "notifications/notifications.json", rows: told(services, personId) };
    yield { path: "notifications/preferences.json", rows: preferences(services, personId) };
  },
};

async function* told(services: Services, personId: string): AsyncIterable<unknown> {
  for (let afterId: string | null = null; ;) {
    const rows: queries.ExportNotificationsResult[] = await withTx(services, { actor: systemActor }, (tx) => queries.exportNotifications.run({ personId, afterId, limit: batch }, tx));
    for (const { row } of rows) yield row;
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    afterId = last.id;
  }
}

async function* preferences(services: Services, personId: string): AsyncIterable<unknown> {
  for (const { row } of await withTx(services, { actor: systemActor }, (tx) => queries.exportPreferences.run({ personId }, tx))) yield row;
}
