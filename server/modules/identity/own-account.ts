import type { Me } from "../../../contract/identity.ts";
import { permissions } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { invalid, notSignedIn } from "../../platform/errors.ts";
import { communityName, communityTheme, communityTimeZone } from "../../platform/platform-module.ts";
import { usernameProblem } from "./check-username.ts";
import * as queries from "./people.queries.ts";
import * as sessions from "./session.queries.ts";

/** The caller's own account, with what the head of every page needs. Notes that the session was used. */
export async function showMe(tx: Tx): Promise<Me> {
  const { actor, services: { settings } } = tx;
  const [row] = await queries.findMe.run({ id: actor.personId ?? "" }, tx);
  if (!row) throw notSignedIn();
  if (actor.sessionId) await sessions.touchSession.run({ sessionId: actor.sessionId, now: tx.now }, tx);
  return {
    person: { id: row.id, name: row.name, username: row.username, image: row.image, isStaff: actor.kind === "staff" },
    email: row.email, emailVerified: row.emailVerified, showOnline: row.showOnline, timeZone: row.timeZone,
    roles: [...actor.roles], permissions: permissions.filter((permission) => actor.permissions.has(permission)),
    community: { name: settings.get(communityName), theme: settings.get(communityTheme), timeZone: settings.get(communityTimeZone) },
  };
}

interface AccountChange { name?: string | undefined; username?: string | undefined; showOnline?: boolean | undefined; timeZone?: string | null | undefined }

/**
 * Changes what is given, leaves the rest.
 * @throws 422 for a time zone that does not exist or a username that nobody may have, 409 `username-taken`
 */
export async function changeMe(tx: Tx, change: AccountChange): Promise<Me> {
  const { timeZone, username } = change;
  if (timeZone && timeZone !== "UTC" && !Intl.supportedValuesOf("timeZone").includes(timeZone)) {
    throw invalid([{ path: "timeZone", message: "Choose a time zone such as Africa/Lagos." }]);
  }
  if (username !== undefined) await changeUsername(tx, username);
  await queries.changeMe.run({
    id: tx.actor.personId ?? "", name: change.name ?? null, showOnline: change.showOnline ?? null, setTimeZone: timeZone !== undefined, timeZone: timeZone ?? null, now: tx.now,
  }, tx);
  return showMe(tx);
}

/** Whether it is taken only the unique index decides (violations.ts). Asking for the username that one has changes nothing. */
async function changeUsername(tx: Tx, username: string): Promise<void> {
  const id = tx.actor.personId ?? "";
  const problem = usernameProblem(username);
  if (problem) throw invalid([{ path: "username", message: problem }]);
  const [changed] = await queries.changeUsername.run({ id, username, now: tx.now }, tx);
  if (changed) await audit(tx, { verb: "username.changed", subjectKind: "person", subjectId: id, before: { username: changed.before }, after: { username } });
}
