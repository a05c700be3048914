import { z } from "zod";
import { email, username } from "../../../contract/identity.ts";
import { auditAs, auditVisitor } from "./auth-events.ts";
import { accountKey, addressKey, answeredUser, findByUsername, typedKey } from "./auth-keys.ts";
import { authPath, type AuthAsk, type AuthPath } from "./auth-path.ts";
import { signUpEmail } from "./sign-up-path.ts";
import { candidatesOf, findCandidates, standInAddress } from "./unconfirmed.ts";

/** A password as typed at sign-in: its rules are for new ones. */
const givenPassword = z.string().min(1, "Write your password.").max(128, "Keep it to 128 characters.");
const rememberMe = z.boolean().optional();

const needsCode = z.object({ twoFactorRedirect: z.literal(true) });

async function signedIn(ask: AuthAsk<unknown>, answer: unknown): Promise<unknown> {
  if (needsCode.safeParse(answer).success) {
    // The password was right; there is no session until the second factor is (second-factor-paths.ts).
    if (ask.about) await auditAs(ask.services, ask.about, "sign-in.code-asked");
    return { needsCode: true };
  }
  await auditAs(ask.services, answeredUser.parse(answer).user.id, "sign-in.done");
  return undefined;
}

const signInEmail = authPath({
  path: "sign-in/email", method: "POST", hashes: true, visit: "sign_in",
  input: z.strictObject({ email, password: givenPassword, rememberMe }),
  prepare: findCandidates,
  tries(ask) {
    const { owner, unconfirmed } = candidatesOf(ask);
    // Sorted: requests that share some of these keys take them in one order.
    const people = [owner, unconfirmed?.id].flatMap((id) => (id ? [`sign-in:account:${id}`] : [])).sort();
    return [typedKey("sign-in", ask, ask.input.email), ...people, addressKey("sign-in", ask)];
  },
  // The owner first; then, for everybody else at the same cost, the newest account that only typed this address (ID-2).
  body: async (ask) => ({ ...ask.input, email: candidatesOf(ask).owner ? ask.input.email : standInAddress() }),
  async again(ask, code) {
    if (code !== "INVALID_EMAIL_OR_PASSWORD") return undefined;
    const { unconfirmed } = candidatesOf(ask);
    if (unconfirmed) ask.about = unconfirmed.id;
    return { ...ask.input, email: unconfirmed?.email ?? standInAddress() };
  },
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", candidatesOf(ask).owner ?? ask.about, ask.input.email, { why: code }),
});

const signInUsername = authPath({
  path: "sign-in/username", method: "POST", hashes: true, visit: "sign_in",
  input: z.strictObject({ username, password: givenPassword, rememberMe }),
  prepare: findByUsername,
  tries: (ask) => [accountKey("sign-in", ask, ask.input.username), addressKey("sign-in", ask)],
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", ask.about, ask.input.username, { why: code }),
});

const signOut = authPath({
  path: "sign-out", method: "POST", input: z.strictObject({}),
  async done(ask) {
    const { personId } = ask.actor;
    if (personId) {
      await auditAs(ask.services, personId, "sign-out.done");
      ask.services.realtime.recheck(ask.services, personId);
    }
    return { success: true };
  },
});

const getSession = authPath({ path: "get-session", method: "GET", input: z.strictObject({}) });

export const signInPaths: readonly AuthPath[] = [signInEmail, signInUsername, signUpEmail, signOut, getSession];
