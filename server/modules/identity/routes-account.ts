import { accountEndpoints as endpoints } from "../../../contract/account.ts";
import { identityEndpoints } from "../../../contract/identity.ts";
import { route, routeAfter, type Route } from "../../platform/http/routes.ts";
import { checkAgeByDocument } from "./check-age.ts";
import { listAgeChecks } from "./list-age-checks.ts";
import { changeMe } from "./own-account.ts";
import { findPlace } from "./places/check-place.ts";
import { placeSource } from "./places/place-source.ts";
import { resetSecondFactor } from "./reset-second-factor.ts";
import { showMember } from "./show-member.ts";
import { signUpForm } from "./sign-up-form.ts";

export const accountRoutes: readonly Route[] = [
  route(endpoints.signUpForm, async ({ tx }) => signUpForm(tx.services)),
  routeAfter(endpoints.places, ({ services, query }) => placeSource(services).startingWith(query.q), async (_call, items) => ({ items })),
  routeAfter(identityEndpoints.changeMe, async ({ services, actor, body }) => (body.location ? findPlace(services, body.location, actor.personId) : null), ({ tx, body }, place) => changeMe(tx, body, place)),
  route(endpoints.member, ({ tx, params }) => showMember(tx, params.username)),
  route(endpoints.ageChecks, ({ tx, params }) => listAgeChecks(tx, params.id)),
  route(endpoints.checkAge, async ({ tx, params, body }) => {
    const { id } = await checkAgeByDocument(tx, params.id, body);
    const check = (await listAgeChecks(tx, params.id)).checks.find((one) => one.id === id);
    if (!check) throw new Error("the check that was just made is not there");
    return check;
  }),
  route(endpoints.resetSecondFactor, async ({ tx, params }) => { await resetSecondFactor(tx, params.id); return null; }),
];
