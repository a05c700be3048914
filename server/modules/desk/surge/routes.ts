import { surgeEndpoints as surges } from "../../../../contract/desk-links.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { acceptSurge, dismissSurge, undismissSurge } from "./decide-surge.ts";
import { listSurges, showSurge } from "./show-surges.ts";

export const surgeRoutes: readonly Route[] = [
  route(surges.list, async ({ tx }) => ({ items: await listSurges(tx) })),
  route(surges.show, ({ tx, params }) => showSurge(tx, params.id)),
  route(surges.accept, ({ tx, params, body }) => acceptSurge(tx, params.id, body)),
  route(surges.dismiss, async ({ tx, params }) => { await dismissSurge(tx, params.id); return null; }),
  route(surges.undismiss, async ({ tx, params }) => { await undismissSurge(tx, params.id); return null; }),
];
