import { z } from "zod";
import { email, password } from "../../../contract/identity.ts";
import { auditAs, auditVisitor, passwordWasChanged } from "./auth-events.ts";
import { authPath, type AuthPath } from "./auth-path.ts";
import { checkPassword } from "./check-password.ts";
import { addressKey, callerOf, findByEmail, passwordKey, typedKey } from "./auth-keys.ts";
import { addressToConfirm } from "./unconfirmed.ts";

const linkToken = z.string().min(1, "Open the link from the mail again.").max(2000, "This is not a link of ours.");

/** ID-2: what mailed links ask for and do, and the change of a password. The answers never say whether an address has an account. */
const sendVerification = authPath({
  path: "send-verification-email", method: "POST", atLeast: 500, input: z.strictObject({ email }),
  prepare: findByEmail,
  tries: (ask) => [typedKey("mail", ask, ask.input.email), addressKey("mail", ask)],
  body: async (ask) => ({ email: await addressToConfirm(ask) }),
});

const verifyEmail = authPath({
  path: "verify-email", method: "GET", input: z.strictObject({ token: linkToken }),
  tries: (ask) => [addressKey("link", ask)],
  done: async () => ({ status: true }),
});

const requestReset = authPath({
  path: "request-password-reset", method: "POST", atLeast: 500, input: z.strictObject({ email }),
  prepare: findByEmail,
  tries: (ask) => [typedKey("mail", ask, ask.input.email), addressKey("mail", ask)],
  async done(ask) {
    await auditVisitor(ask.services, "password.reset-asked", ask.about, ask.input.email);
    return { status: true };
  },
});

const resetPassword = authPath({
  path: "reset-password", method: "POST", hashes: true, input: z.strictObject({ token: linkToken, newPassword: password }),
  tries: (ask) => [addressKey("link", ask)],
  // Before better-auth looks at the link: a weak password must not use it up.
  check: ({ input }) => checkPassword(input.newPassword, "newPassword"),
  async done(ask) {
    if (ask.about) ask.services.realtime.recheck(ask.services, ask.about);
    return { status: true };
  },
});

const changePassword = authPath({
  path: "change-password", method: "POST", hashes: true, signedIn: true,
  input: z.strictObject({ currentPassword: z.string().min(1, "Write your password.").max(128, "Keep it to 128 characters."), newPassword: password }),
  tries: (ask) => [passwordKey(callerOf(ask))],
  check: ({ input, actor }) => checkPassword(input.newPassword, "newPassword", { name: actor.name }),
  // ID-4: a password change ends all other sessions.
  body: async ({ input }) => ({ ...input, revokeOtherSessions: true }),
  async done(ask) {
    await passwordWasChanged(ask.services, callerOf(ask));
    ask.services.realtime.recheck(ask.services, callerOf(ask));
    return { status: true };
  },
  failed: (ask) => auditAs(ask.services, callerOf(ask), "password.change-failed"),
});

export const linkPaths: readonly AuthPath[] = [sendVerification, verifyEmail, requestReset, resetPassword, changePassword];
