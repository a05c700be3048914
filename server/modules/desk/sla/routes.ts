import { slaEndpoints as sla } from "../../../../contract/sla.ts";
import { may } from "../../../platform/actor.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { changeCalendar, createCalendar, removeCalendar } from "./change-calendars.ts";
import { changePolicy, createPolicy, listPolicies, orderPolicies, policyVersions, removePolicy } from "./change-policies.ts";
import { latestOf, loadStored } from "./load-rules.ts";
import { presentCalendar } from "./present-rules.ts";
import { previewPolicy, showClocks } from "./show-clocks.ts";
import { showDue } from "./show-due.ts";

export const slaRoutes: readonly Route[] = [
  route(sla.show, async ({ tx }) => {
    const calendars = latestOf((await loadStored(tx)).calendars, (c) => c.calendarId).map(presentCalendar).sort((a, b) => a.name.localeCompare(b.name));
    return { calendars, policies: await listPolicies(tx), abilities: { change: may(tx.actor, "settings.change") } };
  }),
  route(sla.createCalendar, ({ tx, body }) => createCalendar(tx, body)),
  route(sla.changeCalendar, ({ tx, params, body }) => changeCalendar(tx, params.id, body)),
  route(sla.removeCalendar, async ({ tx, params }) => { await removeCalendar(tx, params.id); return null; }),
  route(sla.createPolicy, ({ tx, body }) => createPolicy(tx, body)),
  route(sla.changePolicy, ({ tx, params, body }) => changePolicy(tx, params.id, body)),
  route(sla.removePolicy, async ({ tx, params }) => { await removePolicy(tx, params.id); return null; }),
  route(sla.policyVersions, async ({ tx, params }) => ({ items: await policyVersions(tx, params.id) })),
  route(sla.order, async ({ tx, body }) => ({ items: await orderPolicies(tx, body.ids) })),
  route(sla.preview, ({ tx, body }) => previewPolicy(tx, body.policy, body.replaces)),
  route(sla.due, ({ tx, query }) => showDue(tx, query.ticket ?? [])),
  route(sla.ticket, ({ tx, params }) => showClocks(tx, params.id)),
];
