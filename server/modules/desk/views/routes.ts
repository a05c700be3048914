import { bulkEndpoints as bulks, viewEndpoints as views } from "../../../../contract/desk-views.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { showBulk } from "../bulk/show-bulk.ts";
import { startBulk, undoBulk } from "../bulk/start-bulk.ts";
import { changeView, createView, listViews, removeView } from "./saved-views.ts";

export const viewRoutes: readonly Route[] = [
  route(views.list, async ({ tx }) => ({ items: await listViews(tx) })),
  route(views.create, ({ tx, body }) => createView(tx, body)),
  route(views.change, ({ tx, params, body }) => changeView(tx, params.id, body)),
  route(views.remove, async ({ tx, params }) => { await removeView(tx, params.id); return null; }),
  route(bulks.start, ({ tx, body }) => startBulk(tx, body)),
  route(bulks.show, ({ tx, params }) => showBulk(tx, params.id)),
  route(bulks.undo, ({ tx, params }) => undoBulk(tx, params.id)),
];
