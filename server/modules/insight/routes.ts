import { insightEndpoints as endpoints } from "../../../contract/identity.ts";
import { verifyAudit } from "../../platform/audit/seal.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { changeSetting, revertSetting } from "../../platform/settings/settings.ts";
import { listAudit } from "./list-audit.ts";
import { showHome } from "./show-home.ts";
import { showSetting, showSettings } from "./show-settings.ts";

export const routes: readonly Route[] = [
  route(endpoints.home, ({ tx }) => showHome(tx)),
  route(endpoints.audit, ({ tx, query }) => listAudit(tx, query)),
  route(endpoints.verifyAudit, ({ tx }) => verifyAudit(tx)),
  route(endpoints.settings, async ({ tx }) => ({ items: await showSettings(tx) })),
  route(endpoints.changeSetting, async ({ tx, params, body }) => {
    await changeSetting(tx, params.key, body.value);
    return showSetting(tx, params.key);
  }),
  route(endpoints.revertSetting, async ({ tx, params }) => {
    await revertSetting(tx, params.key);
    return showSetting(tx, params.key);
  }),
];
