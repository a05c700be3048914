import { audit } from "../../platform/audit/audit.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { DomainError, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { anonymous } from "../../platform/actor.ts";
import { sameSecret } from "../../platform/same-secret.ts";
import type { Services } from "../../platform/services.ts";
import { actAsSystem } from "./act-as-system.ts";
import { newPasswordHash } from "./auth.ts";
import { checkPassword } from "./check-password.ts";
import { giveUsername } from "./give-username.ts";
import * as queries from "./setup.queries.ts";
import * as people from "./sign-in.queries.ts";
import * as staff from "./staff.queries.ts";

/** ID-6: whether the first super admin is still to be made. @throws notFound afterwards, for ever */
export async function checkSetupOpen(tx: Tx): Promise<void> {
  await actAsSystem(tx);
  const [row] = await queries.setupDone.run(undefined, tx);
  if (row?.done !== false) throw notFound("This address");
}

export interface SetUpForm { name: string; email: string; password: string; token: string }

/**
 * Before `setUp`, outside of its transaction: the hash of the password waits its turn, and what waits must hold no connection.
 * @throws notFound when done, 403 `wrong-setup-token`, 422 for a weak password
 */
export async function hashForSetUp(services: Services, given: SetUpForm): Promise<string> {
  await withTx(services, { actor: anonymous }, checkSetupOpen);
  const { setupToken } = services.config;
  if (!setupToken || !sameSecret(given.token, setupToken)) {
    throw new DomainError({ code: "wrong-setup-token", status: 403, title: "Wrong set-up token", detail: "The set-up token is not right. The server printed it when it started, unless BARAZA_SETUP_TOKEN sets it." });
  }
  checkPassword(given.password, "password", given);
  return newPasswordHash(services, given.password);
}

/**
 * ID-6: makes the first super admin. Two at once take turns, and the second finds it done; the primary key of identity_setup would
 * stop it in any case. The address counts as confirmed: mail may not work before somebody has set it up.
 * @param hash from `hashForSetUp`, which has checked the token
 * @throws notFound when done
 */
export async function setUp(tx: Tx, given: SetUpForm, hash: string): Promise<string> {
  await queries.lockSetup.run(undefined, tx);
  await checkSetupOpen(tx);
  const id = newId();
  await people.addPerson.run({ id, name: given.name, email: given.email, now: tx.now }, tx);
  await giveUsername(tx, id, given.name);
  await queries.finishSetup.run({ personId: id, now: tx.now }, tx);
  await people.addPassword.run({ personId: id, hash, now: tx.now }, tx);
  await staff.grantRoles.run({ id, by: null, now: tx.now, roles: ["super_admin"] }, tx);
  await audit(tx, { verb: "setup.done", subjectKind: "person", subjectId: id, after: { role: "super_admin" } });
  return id;
}
