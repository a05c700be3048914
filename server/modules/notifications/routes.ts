import { notificationEndpoints as endpoints } from "../../../contract/notifications.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { listNotifications } from "./list-notifications.ts";
import { changePreferences, showPreferences } from "./preferences.ts";
import { pushKeys } from "./push/keys.ts";
import { listDevices, subscribe, unsubscribe } from "./push/subscribe.ts";
import { readAll, readOne, showSummary } from "./read-notifications.ts";

export const routes: readonly Route[] = [
  route(endpoints.list, ({ tx, me, query }) => listNotifications(tx, me, query)),
  route(endpoints.summary, ({ tx, me }) => showSummary(tx, me)),
  route(endpoints.readAll, ({ tx, me, body }) => readAll(tx, me, body.upTo)),
  route(endpoints.read, ({ tx, me, params }) => readOne(tx, me, params.id)),
  route(endpoints.preferences, ({ tx }) => showPreferences(tx)),
  route(endpoints.changePreferences, ({ tx, body }) => changePreferences(tx, body)),
  route(endpoints.pushKey, async ({ tx }) => ({ publicKey: pushKeys(tx.services).publicKey })),
  route(endpoints.pushDevices, async ({ tx }) => ({ items: await listDevices(tx) })),
  route(endpoints.subscribe, ({ tx, body, request }) => subscribe(tx, body, request.headers["user-agent"])),
  route(endpoints.unsubscribe, async ({ tx, params }) => { await unsubscribe(tx, params.id); return null; }),
];
