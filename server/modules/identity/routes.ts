import { identityEndpoints as endpoints } from "../../../contract/identity.ts";
import { route, routeAfter, type Route } from "../../platform/http/routes.ts";
import { acceptInvitation, provePasswordOfGuest, showInvitation } from "./accept-invitation.ts";
import { usernameFree } from "./check-username.ts";
import { deactivatePerson, reactivatePerson } from "./deactivate-person.ts";
import * as invitations from "./invitation.queries.ts";
import { inviteStaff, revokeInvitation } from "./invite-staff.ts";
import { listStaff } from "./list-staff.ts";
import { showMe } from "./own-account.ts";
import { showPresence } from "./presence.ts";
import { presentInvitation, presentStaff } from "./present.ts";
import { accountRoutes } from "./routes-account.ts";
import { peopleRoutes } from "./routes-people.ts";
import { checkResetLink } from "./reset-links.ts";
import { setPermission } from "./set-permission.ts";
import { setRoles } from "./set-roles.ts";
import { checkSetupOpen, hashForSetUp, setUp } from "./set-up.ts";

export const routes: readonly Route[] = [
  route(endpoints.setupState, async ({ tx }) => { await checkSetupOpen(tx); return { open: true as const }; }),
  routeAfter(endpoints.setup, ({ services, body }) => hashForSetUp(services, body), async ({ tx, body }, hash) => ({ personId: await setUp(tx, body, hash) })),
  route(endpoints.me, ({ tx }) => showMe(tx)),
  ...accountRoutes,
  ...peopleRoutes,
  route(endpoints.usernameFree, ({ tx, params }) => usernameFree(tx, params.username)),
  route(endpoints.presence, async ({ tx, params }) => ({ presence: await showPresence(tx, params.id) })),
  route(endpoints.invite, async ({ tx, body }) => presentInvitation(await inviteStaff(tx, body))),
  route(endpoints.invitations, async ({ tx }) => ({ items: (await invitations.openInvitations.run({ now: tx.now }, tx)).map(presentInvitation) })),
  route(endpoints.revokeInvitation, async ({ tx, params }) => { await revokeInvitation(tx, params.id); return null; }),
  route(endpoints.invitationShown, ({ tx, params }) => showInvitation(tx, params.token)),
  routeAfter(endpoints.acceptInvitation, ({ services, params, body }) => provePasswordOfGuest(services, params.token, body), async ({ tx, params, body }, proof) => ({ personId: await acceptInvitation(tx, params.token, body, proof) })),
  route(endpoints.resetLink, async ({ tx, params }) => { await checkResetLink(tx, params.token); return { open: true as const }; }),
  route(endpoints.staff, ({ tx, query }) => listStaff(tx, query)),
  route(endpoints.setRoles, async ({ tx, params, body }) => presentStaff(tx, await setRoles(tx, params.id, body.roles))),
  route(endpoints.setPermission, async ({ tx, params, body }) => presentStaff(tx, await setPermission(tx, params.id, params.permission, body.effect))),
  route(endpoints.deactivate, async ({ tx, params, body }) => presentStaff(tx, await deactivatePerson(tx, params.id, body.reason))),
  route(endpoints.reactivate, async ({ tx, params }) => presentStaff(tx, await reactivatePerson(tx, params.id))),
];
