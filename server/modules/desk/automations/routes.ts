import { automationEndpoints as automations } from "../../../../contract/desk-automations.ts";
import { may } from "../../../platform/actor.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { changeAutomation, createAutomation, orderAutomations, removeAutomation } from "./change-automations.ts";
import { dryRunRule } from "./dry-run.ts";
import { automationRuns, automationVersions, listAutomations } from "./list-automations.ts";

export const automationRoutes: readonly Route[] = [
  route(automations.list, async ({ tx }) => ({ ...await listAutomations(tx), abilities: { change: may(tx.actor, "settings.change") } })),
  route(automations.create, ({ tx, body }) => createAutomation(tx, body)),
  route(automations.order, async ({ tx, body }) => ({ items: await orderAutomations(tx, body.ids) })),
  route(automations.change, ({ tx, params, body }) => changeAutomation(tx, params.id, body)),
  route(automations.remove, async ({ tx, params }) => { await removeAutomation(tx, params.id); return null; }),
  route(automations.versions, ({ tx, params }) => automationVersions(tx, params.id)),
  route(automations.runs, ({ tx, params, query }) => automationRuns(tx, params.id, query)),
  route(automations.dryRun, ({ tx, body }) => dryRunRule(tx, body.automation)),
];
