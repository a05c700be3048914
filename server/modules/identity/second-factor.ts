import { createHmac } from "node:crypto";
import type { Role } from "../../../contract/permissions.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { invalid } from "../../platform/errors.ts";
import { signedCookieFrom } from "../../platform/http/session-token.ts";
import type { Services } from "../../platform/services.ts";
import { secondFactorSetting } from "./account-settings.ts";
import { authOf, passwordFits } from "./auth.ts";
import { usedCode, wrongCode } from "./code-problems.ts";
import { adminRoles } from "./policy.ts";
import { readRecoveryCode } from "./recovery-codes.ts";
import * as queries from "./second-factor.queries.ts";
import * as signIn from "./sign-in.queries.ts";

/** Milliseconds for which a code stays used: longer than any clock accepts it. */
const codeLife = 600_000;

/** Whether this instance asks a person with these roles for a second factor. The database decides what they may do without one. */
export function requiresSecondFactor(services: Services, roles: readonly Role[]): boolean {
  const level = services.settings.get(secondFactorSetting);
  return level === "staff" ? roles.length > 0 : level === "admins" && roles.some((role) => adminRoles.includes(role));
}

/** Who has given the right password and owes a code, by the signed cookie. Null when nobody, or after ten minutes. */
export async function whoOwesCode(services: Services, cookies: string | undefined): Promise<string | null> {
  const identifier = signedCookieFrom(cookies, "two_factor", services.config.secret);
  if (!identifier) return null;
  const { internalAdapter } = await authOf(services).$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value ?? null;
}

/** Takes a code of a person for good, before it is judged: of two who send the same code at once, one is refused. @throws 422 `code-used` */
export async function takeCode(services: Services, personId: string, code: string): Promise<void> {
  const taken = await withTx(services, { actor: systemActor }, (tx) => queries.takeCode.run({ personId, hash: hashOf(services, personId, code), now: tx.now, before: new Date(tx.now.getTime() - codeLife) }, tx));
  if (taken.length === 0) throw usedCode();
}

/** The code was wrong, so it was not used: it may be right in half a minute. */
export async function giveCodeBack(services: Services, personId: string, code: string): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => queries.giveCodeBack.run({ personId, hash: hashOf(services, personId, code) }, tx));
}

function hashOf(services: Services, personId: string, code: string): string {
  return createHmac("sha256", services.config.secret).update(`second-factor:${personId}:${code}`).digest("base64url");
}

/** @throws 422 on `password` */
export async function provePassword(services: Services, personId: string, password: string): Promise<void> {
  const [account] = await withTx(services, { actor: systemActor }, (tx) => signIn.findPasswordHash.run({ personId }, tx));
  if (!account?.hash || !(await passwordFits(services, account.hash, password))) throw invalid([{ path: "password", message: "This is not your password." }]);
}

/** Checks a code of the app, or uses up a recovery code, of somebody who is signed in. @throws 422 `wrong-code`, `code-used` */
export async function proveCode(services: Services, personId: string, typed: string, cookies: string | undefined): Promise<void> {
  const { api } = authOf(services);
  const headers = new Headers(cookies ? { cookie: cookies } : {});
  const digits = typed.replaceAll(/\s/g, "");
  if (/^\d{6}$/.test(digits)) {
    await takeCode(services, personId, digits);
    try {
      await api.verifyTOTP({ body: { code: digits }, headers });
    } catch {
      await giveCodeBack(services, personId, digits);
      throw wrongCode();
    }
    return;
  }
  const recovery = readRecoveryCode(typed);
  if (!recovery) throw wrongCode();
  await api.verifyBackupCode({ body: { code: recovery, disableSession: true }, headers }).catch(() => { throw wrongCode(); });
}
