import type { Me } from "../../../contract/identity.ts";
import { permissions } from "../../../contract/permissions.ts";
import { needsSecondFactor } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { invalid, notSignedIn } from "../../platform/errors.ts";
import { communityName, communityTheme, communityTimeZone } from "../../platform/platform-module.ts";
import { pseudonym } from "./auth-events.ts";
import { imitationProblem, usernameProblem } from "./check-username.ts";
import { changeProfile, showProfile, type ProfileChange } from "./own-profile.ts";
import type { FoundPlace } from "./places/check-place.ts";
import * as queries from "./people.queries.ts";
import { requiresSecondFactor } from "./second-factor.ts";
import * as sessions from "./session.queries.ts";

/** The caller's own account, with what the head of every page needs. Notes that the session was used. */
export async function showMe(tx: Tx): Promise<Me> {
  const { actor, services } = tx, { settings } = services;
  const [row] = await queries.findMe.run({ id: actor.personId ?? "" }, tx);
  if (!row) throw notSignedIn();
  const { profile, secondFactor } = await showProfile(tx);
  if (actor.sessionId) await sessions.touchSession.run({ sessionId: actor.sessionId, now: tx.now }, tx);
  return {
    person: { id: row.id, name: row.name, username: row.username, image: row.image, isStaff: actor.roles.length > 0 },
    email: row.email, emailVerified: row.emailVerified, showOnline: row.showOnline, timeZone: row.timeZone,
    roles: [...actor.roles], permissions: permissions.filter((permission) => actor.permissions.has(permission)),
    profile, secondFactor: { enabled: secondFactor, needed: needsSecondFactor(actor), required: requiresSecondFactor(tx.services, actor.roles) },
    community: { name: settings.get(communityName), theme: settings.get(communityTheme), timeZone: settings.get(communityTimeZone), modules: services.modules.namesOn(services) },
  };
}

interface AccountChange extends ProfileChange { name?: string | undefined; username?: string | undefined; showOnline?: boolean | undefined; timeZone?: string | null | undefined }

/**
 * Changes what is given, leaves the rest. `place` is what a given `location` was found to be.
 * @throws like `changeProfile`; 422 for a time zone that does not exist or a username that nobody may have, 409 `username-taken`
 */
export async function changeMe(tx: Tx, change: AccountChange, place: FoundPlace | null): Promise<Me> {
  const { timeZone, username } = change;
  if (timeZone && timeZone !== "UTC" && !Intl.supportedValuesOf("timeZone").includes(timeZone)) {
    throw invalid([{ path: "timeZone", message: "Choose a time zone such as Africa/Lagos." }]);
  }
  if (username !== undefined) await changeUsername(tx, username);
  await queries.changeMe.run({
    id: tx.actor.personId ?? "", name: change.name ?? null, showOnline: change.showOnline ?? null, setTimeZone: timeZone !== undefined, timeZone: timeZone ?? null, now: tx.now,
  }, tx);
  await changeProfile(tx, change, place);
  return showMe(tx);
}

/** Whether it is taken only the unique index decides (violations.ts). Asking for the username that one has changes nothing. */
async function changeUsername(tx: Tx, username: string): Promise<void> {
  const id = tx.actor.personId ?? "";
  const problem = usernameProblem(username) ?? await imitationProblem(tx, username);
  if (problem) throw invalid([{ path: "username", message: problem }]);
  const [changed] = await queries.changeUsername.run({ id, username, now: tx.now }, tx);
  if (changed) await audit(tx, { verb: "username.changed", subjectKind: "person", subjectId: id, before: { username: namedInAudit(tx, changed.before) }, after: { username: namedInAudit(tx, username) } });
}

/** The audit log is kept for ever, also after an erasure (ID-13): it can be asked "was it this name?" and names nobody. */
const namedInAudit = (tx: Tx, username: string | null) => (username === null ? null : pseudonym(tx.services, username));
