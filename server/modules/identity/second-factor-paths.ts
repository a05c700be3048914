import { z } from "zod";
import { audit } from "../../platform/audit/audit.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { conflict, invalid } from "../../platform/errors.ts";
import { sessionTokenFrom } from "../../platform/http/session-token.ts";
import { communityName } from "../../platform/platform-module.ts";
import { authOf } from "./auth.ts";
import { auditAs } from "./auth-events.ts";
import { addressKey, answeredUser, callerOf, passwordKey } from "./auth-keys.ts";
import { mailSecondFactor } from "./auth-mails.ts";
import { authPath, type AuthAsk, type AuthPath } from "./auth-path.ts";
import { signInAgain, wrongCode } from "./code-problems.ts";
import { readRecoveryCode } from "./recovery-codes.ts";
import { giveCodeBack, proveCode, provePassword, requiresSecondFactor, takeCode, whoOwesCode } from "./second-factor.ts";
import * as queries from "./second-factor.queries.ts";

const password = z.string().min(1, "Write your password.").max(128, "Keep it to 128 characters.");
const appCode = z.string().max(20).transform((text) => text.replaceAll(/\s/g, "")).pipe(z.string().regex(/^\d{6}$/, "Write the 6 digits that your app shows."));
const anyCode = z.string().trim().min(6, "Write the 6 digits that your app shows, or a recovery code.").max(20, "Write the 6 digits that your app shows, or a recovery code.");

/** ID-3: five codes a minute for a person and for an address, on all nodes together. */
const codeTries = (ask: AuthAsk<unknown>): string[] => [`code:account:${ask.about ?? ""}`, addressKey("code", ask)];
const passwordTries = (ask: AuthAsk<unknown>): string[] => [passwordKey(callerOf(ask))];

async function wrongPassword(_ask: unknown, code: string): Promise<void> {
  if (code === "INVALID_PASSWORD") throw invalid([{ path: "password", message: "This is not your password." }]);
}

/** First step: the secret for the app. It counts only after `verify-totp`. */
const begin = authPath({
  path: "two-factor/enable", method: "POST", hashes: true, signedIn: true, input: z.strictObject({ password }),
  tries: passwordTries,
  body: async ({ services, input }) => ({ password: input.password, method: "totp", issuer: services.settings.get(communityName) }),
  async done(ask, answer) {
    const { totpURI } = z.object({ totpURI: z.string() }).parse(answer);
    await auditAs(ask.services, callerOf(ask), "second-factor.begun");
    // The recovery codes come when the app has shown that it works.
    return { uri: await withTypedAddress(ask, totpURI), secret: new URL(totpURI).searchParams.get("secret") };
  },
  failed: wrongPassword,
});

/** A code of the app: the last step of setting up, when signed in; else the second half of signing in. */
const verify = authPath({
  path: "two-factor/verify-totp", method: "POST", visit: "sign_in", input: z.strictObject({ code: appCode }),
  async prepare(ask) {
    ask.about = ask.actor.personId ?? await whoOwesCode(ask.services, ask.cookies);
    if (!ask.about) throw signInAgain();
    if (ask.actor.personId && await isEnabled(ask)) throw conflict("second-factor-on", "Your second factor is set up already.");
  },
  tries: codeTries,
  async body({ services, about, input }) {
    await takeCode(services, about ?? "", input.code);
    return { code: input.code };
  },
  done: (ask, answer, cookies) => (ask.actor.personId ? enabled(ask, cookies) : signedIn(ask, answer, "app code")),
  async failed(ask, code) {
    if (code === "INVALID_CODE") await giveCodeBack(ask.services, ask.about ?? "", ask.input.code);
    await failedCode(ask, code);
  },
});

/** A recovery code in place of the app's, once each. Only for signing in. */
const recover = authPath({
  path: "two-factor/verify-backup-code", method: "POST", visit: "sign_in", input: z.strictObject({ code: anyCode }),
  async prepare(ask) {
    if (ask.actor.personId) throw conflict("signed-in", "You are signed in already.");
    ask.about = await whoOwesCode(ask.services, ask.cookies);
    if (!ask.about) throw signInAgain();
  },
  tries: codeTries,
  async body({ input }) {
    const code = readRecoveryCode(input.code);
    if (!code) throw wrongCode();
    return { code };
  },
  async done(ask, answer) {
    await signedIn(ask, answer, "recovery code");
    await withTx(ask.services, { actor: systemActor }, (tx) => mailSecondFactor(tx, ask.about ?? "", "recovery-code-used"));
    return undefined;
  },
  failed: failedCode,
});

/** Off again, with password and code. */
const end = authPath({
  path: "two-factor/disable", method: "POST", hashes: true, signedIn: true, input: z.strictObject({ password, code: anyCode }),
  async prepare(ask) {
    ask.about = callerOf(ask);
    if (requiresSecondFactor(ask.services, ask.actor.roles)) throw conflict("second-factor-required", "The team's accounts need a second factor here, so it can't be turned off.");
    if (!(await isEnabled(ask))) throw conflict("no-second-factor", "No second factor is set up.");
  },
  tries: codeTries,
  async body(ask) {
    await proveBoth(ask);
    return { password: ask.input.password };
  },
  async done(ask, _answer, cookies) {
    await changed(ask, "second-factor.ended", cookies);
    await withTx(ask.services, { actor: systemActor }, (tx) => mailSecondFactor(tx, callerOf(ask), "off"));
    return { status: true };
  },
});

/** New recovery codes; the old ones are worth nothing then. */
const renew = authPath({
  path: "two-factor/generate-backup-codes", method: "POST", hashes: true, signedIn: true, input: z.strictObject({ password, code: anyCode }),
  async prepare(ask) { ask.about = callerOf(ask); },
  tries: codeTries,
  async body(ask) {
    await proveBoth(ask);
    return { password: ask.input.password };
  },
  async done(ask, answer) {
    await auditAs(ask.services, callerOf(ask), "recovery-codes.renewed");
    return { recoveryCodes: z.object({ backupCodes: z.array(z.string()) }).parse(answer).backupCodes };
  },
});

async function stateOf(ask: AuthAsk<unknown>) {
  return (await withTx(ask.services, { actor: systemActor }, (tx) => queries.findSecondFactor.run({ personId: callerOf(ask) }, tx)))[0];
}

async function isEnabled(ask: AuthAsk<unknown>): Promise<boolean> {
  return (await stateOf(ask))?.enabled ?? false;
}

/** What apps show names the account by the address that its person typed: better-auth knows a stand-in's only (ID-2). */
async function withTypedAddress(ask: AuthAsk<unknown>, uri: string): Promise<string> {
  const email = (await stateOf(ask))?.email;
  return email === undefined ? uri : uri.replace(/^(otpauth:\/\/totp\/[^:?]*:)[^?]*/, (_, issuer: string) => issuer + encodeURIComponent(email));
}

/** The password first: a wrong one must not use up a code. */
async function proveBoth(ask: AuthAsk<{ password: string; code: string }>): Promise<void> {
  await provePassword(ask.services, callerOf(ask), ask.input.password);
  await proveCode(ask.services, callerOf(ask), ask.input.code, ask.cookies);
}

async function enabled(ask: AuthAsk<unknown>, cookies: readonly string[]): Promise<unknown> {
  const personId = callerOf(ask);
  const { backupCodes } = z.object({ backupCodes: z.array(z.string()) }).parse(await authOf(ask.services).api.viewBackupCodes({ body: { userId: personId } }));
  await changed(ask, "second-factor.enabled", cookies);
  return { status: true, recoveryCodes: backupCodes };
}

/**
 * better-auth has replaced this session by the one whose cookie it sets. All others end: they have not shown what counts from now on. The
 * newest by time may be somebody else's, who signed in just now.
 */
async function changed(ask: AuthAsk<unknown>, verb: string, cookies: readonly string[]): Promise<void> {
  const personId = callerOf(ask);
  const tokens = [ask.cookies, ...cookies.map((cookie) => cookie.split(";")[0])].map((cookie) => sessionTokenFrom(cookie, ask.services.config.secret));
  const keep = tokens.findLast((token) => token !== null);
  await withTx(ask.services, { actor: systemActor }, (tx) => queries.endOtherSessions.run({ personId, keep: keep ?? "" }, tx));
  await withTx(ask.services, { personId }, (tx) => audit(tx, { verb, subjectKind: "person", subjectId: personId }), ask.origin);
  // This page's own socket still has the old session: it must connect anew rather than think that it was signed out.
  ask.services.realtime.publish(`session:${ask.actor.sessionId ?? ""}`, "session-renewed", {});
  ask.services.realtime.recheck(ask.services, personId);
}

async function signedIn(ask: AuthAsk<unknown>, answer: unknown, by: string): Promise<unknown> {
  await auditAs(ask.services, answeredUser.parse(answer).user.id, "sign-in.done", { by });
  return undefined;
}

async function failedCode(ask: AuthAsk<unknown>, code: string): Promise<void> {
  if (ask.about) await auditAs(ask.services, ask.about, ask.actor.personId ? "second-factor.failed" : "sign-in.failed", { why: code });
}

export const secondFactorPaths: readonly AuthPath[] = [begin, verify, recover, end, renew];
