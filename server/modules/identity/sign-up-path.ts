import { z } from "zod";
import { birthDate, gender, locale, lookingFor, placeGiven } from "../../../contract/account.ts";
import { email, password, personName, username } from "../../../contract/identity.ts";
import { systemActor } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import { withTx } from "../../platform/db/tx.ts";
import { invalid } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";
import * as account from "./account.queries.ts";
import * as age from "./age.queries.ts";
import { auditAlone } from "./auth-events.ts";
import { authPath, type AuthAsk } from "./auth-path.ts";
import { addressKey, answeredUser, findByEmail, typedKey } from "./auth-keys.ts";
import { admitBirthDate, logAge } from "./check-age.ts";
import { checkPassword } from "./check-password.ts";
import { imitationProblem, usernameProblem } from "./check-username.ts";
import { findPlace, storePlace, type FoundPlace } from "./places/check-place.ts";
import { checkAsked } from "./sign-up-form.ts";
import * as queries from "./sign-in.queries.ts";
import { standInAddress } from "./unconfirmed.ts";
import { usernameTaken } from "./username-taken.ts";

const input = z.strictObject({
  name: personName, email, password, username: username.optional(),
  location: placeGiven.optional(), birthDate: birthDate.optional(), gender: gender.optional(), lookingFor: lookingFor.optional(), locale: locale.optional(),
});
type Given = z.output<typeof input>;
/** The place that a sign-up's text was taken for, between the checks and the end. */
const places = new WeakMap<AuthAsk<Given>, FoundPlace>();

/** ID-1: the last step of signing up; the steps themselves live in the page. */
export const signUpEmail = authPath<Given>({
  path: "sign-up/email", method: "POST", hashes: true, visit: "sign_up", atLeast: 500, input,
  check({ input: given, services }) {
    const problem = given.username === undefined ? null : usernameProblem(given.username);
    if (problem) throw invalid([{ path: "username", message: problem }]);
    checkPassword(given.password, "password", given);
    checkAsked(services.settings, given);
    if (given.birthDate) admitBirthDate(services, given.birthDate, null);
  },
  prepare: findByEmail,
  tries: (ask) => [typedKey("sign-up", ask, ask.input.email), addressKey("sign-up", ask)],
  async admit(ask) {
    const { services, input: { username: name, location } } = ask;
    if (name) {
      await withTx(services, { actor: systemActor }, async (tx) => {
        const problem = await imitationProblem(tx, name);
        if (problem) throw invalid([{ path: "username", message: problem }]);
        // Asked before better-auth looks at the address: the answer is the same for one that has an account.
        if ((await queries.usernameTaken.run({ username: name }, tx))[0]?.taken) throw usernameTaken();
      });
    }
    if (location) places.set(ask, await findPlace(services, location, null));
  },
  body: async (ask) => accountFor(ask, ask.about !== null),
  async again(ask, code, answer) {
    if (ask.claimed !== undefined) return undefined;
    // Two at once with one address: the other one has it by now, and better-auth says so by a person who was never made, or by a refusal.
    const lost = code === null ? !(await isMade(ask.services, answeredUser.parse(answer).user.id)) : code === "FAILED_TO_CREATE_USER" && !(await isTaken(ask));
    return lost ? accountFor(ask, true) : undefined;
  },
  async failed(ask, code) {
    // Two at once with one username: the unique index decided, and better-auth can't say which one it was.
    if (code === "USERNAME_IS_ALREADY_TAKEN" || (code === "FAILED_TO_CREATE_USER" && await isTaken(ask))) throw usernameTaken();
  },
  async done(ask, answer) {
    const { id } = answeredUser.parse(answer).user;
    if (ask.claimed !== undefined) await auditAlone(ask.services, "sign-up.repeated", ask.about, ask.claimed, { made: id });
    await storeRest(ask, id);
    return undefined;
  },
});

/** The account for better-auth. An address that is somebody's already makes one too, under a stand-in: README, "Nobody learns". */
function accountFor(ask: AuthAsk<Given>, addressIsKnown: boolean): Record<string, string> {
  const { name, email: address, password: secret, username: chosen } = ask.input;
  if (addressIsKnown) ask.claimed = address;
  return { name, email: addressIsKnown ? standInAddress() : address, password: secret, ...(chosen ? { username: chosen } : {}) };
}

const isMade = (services: Services, id: string) => withTx(services, { actor: systemActor }, async (tx) => (await queries.findById.run({ id }, tx)).length > 0);

async function isTaken({ services, input: { username: name } }: AuthAsk<Given>): Promise<boolean> {
  if (!name) return false;
  return withTx(services, { actor: systemActor }, async (tx) => (await queries.usernameTaken.run({ username: name }, tx))[0]?.taken ?? false);
}

/** What better-auth does not keep. Should we stop right here, the account exists and asks for what is missing (`profile.missing`). */
async function storeRest(ask: AuthAsk<Given>, personId: string): Promise<void> {
  const { birthDate: born, gender: own, lookingFor: wanted, locale: language } = ask.input;
  const place = places.get(ask);
  await withTx(ask.services, { personId }, async (tx) => {
    await audit(tx, { verb: "sign-up.done", subjectKind: "person", subjectId: personId });
    if (born) {
      await age.setBirthDate.run({ personId, birthDate: born, method: "self_declared", now: tx.now }, tx);
      await logAge(tx, personId, { birthDate: born, method: "self_declared" });
    }
    if (own || wanted) await account.setTaste.run({ personId, gender: own ?? null, lookingFor: wanted ?? null, setGender: true, setLookingFor: true, now: tx.now }, tx);
    if (place) await storePlace(tx, personId, place);
    if (language) await account.setLocale.run({ id: personId, locale: language, now: tx.now }, tx);
  }, ask.origin);
}
