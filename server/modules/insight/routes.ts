import { insightEndpoints as endpoints } from "../../../contract/identity.ts";
import { adminEndpoints } from "../../../contract/insight.ts";
import { verifyAudit } from "../../platform/audit/seal.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { changeSetting, revertSetting } from "../../platform/settings/settings.ts";
import { listActiveConversations } from "./list-active-conversations.ts";
import { listAudit } from "./list-audit.ts";
import { listSettingChanges } from "./list-setting-changes.ts";
import { showDashboard } from "./show-dashboard.ts";
import { showDatabase } from "./show-database.ts";
import { showHome } from "./show-home.ts";
import { showStaffFigures } from "./show-staff-figures.ts";
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
  route(adminEndpoints.dashboard, ({ tx }) => showDashboard(tx)),
  route(adminEndpoints.activeConversations, ({ tx, query }) => listActiveConversations(tx, query)),
  route(adminEndpoints.staffFigures, ({ tx, params }) => showStaffFigures(tx, params.id)),
  route(adminEndpoints.database, ({ tx }) => showDatabase(tx)),
  route(adminEndpoints.settingHistory, ({ tx, params, query }) => listSettingChanges(tx, params.key, query)),
];
