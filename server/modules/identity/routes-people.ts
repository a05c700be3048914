import { peopleEndpoints as endpoints } from "../../../contract/people.ts";
import { newId } from "../../platform/ids.ts";
import { route, routeAfter, type Route } from "../../platform/http/routes.ts";
import { banPerson, liftBan } from "./bans/ban-person.ts";
import { listAlerts, reviewAlert } from "./bans/security-alerts.ts";
import { askErasure, eraseNow, proveErasure, showOwnErasure, undoErasure } from "./erasure/ask-erasure.ts";
import { showReceipt } from "./erasure/show-receipt.ts";
import { askExport, showExport } from "./export/ask-export.ts";
import { listPeople } from "./people/list-people.ts";
import { addNote } from "./people/person-notes.ts";
import { showPerson } from "./people/show-person.ts";
import { removeStaff } from "./remove-staff.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

/** People as staff look after them, and what a member may ask about their own data. */
export const peopleRoutes: readonly Route[] = [
  route(endpoints.people, ({ tx, query }) => listPeople(tx, query)),
  route(endpoints.alerts, ({ tx, query }) => listAlerts(tx, query)),
  route(endpoints.reviewAlert, ({ tx, params, body }) => reviewAlert(tx, params.id, body.note)),
  route(endpoints.receipt, ({ tx, params }) => showReceipt(tx, params.id)),
  route(endpoints.person, ({ tx, params }) => showPerson(tx, params.id)),
  route(endpoints.addNote, ({ tx, params, body }) => addNote(tx, params.id, body.body)),
  route(endpoints.signOut, async ({ tx, params: { id } }) => {
    await showPerson(tx, id);
    await signOutEverywhere.run(tx, { personId: id, recordId: id, idempotencyKey: newId() });
    return showPerson(tx, id);
  }),
  route(endpoints.ban, async ({ tx, params: { id }, body }) => {
    await banPerson(tx, id, { reason: body.reason, until: body.until ? new Date(body.until) : null });
    return showPerson(tx, id);
  }),
  route(endpoints.liftBan, async ({ tx, params: { id } }) => { await liftBan(tx, id); return showPerson(tx, id); }),
  route(endpoints.eraseNow, ({ tx, params, body }) => eraseNow(tx, params.id, body.reason)),
  routeAfter(endpoints.eraseMe, ({ services, actor, body }) => proveErasure(services, actor, body.password), ({ tx }) => askErasure(tx)),
  route(endpoints.ownErasure, ({ tx }) => showOwnErasure(tx)),
  route(endpoints.keepMe, ({ tx }) => undoErasure(tx)),
  route(endpoints.exportMe, ({ tx }) => askExport(tx)),
  route(endpoints.ownExport, ({ tx }) => showExport(tx)),
  route(endpoints.removeStaff, async ({ tx, params, body }) => { await removeStaff(tx, params.id, body); return null; }),
];
