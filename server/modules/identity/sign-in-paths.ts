import { z } from "zod";
import { email, username } from "../../../contract/identity.ts";
import { newId } from "../../platform/ids.ts";
import { auditAs, auditVisitor } from "./auth-events.ts";
import { addressKey, answeredUser, findByUsername, nobodysKey, passwordKey, typedKey } from "./auth-keys.ts";
import { authPath, type AuthAsk, type AuthPath } from "./auth-path.ts";
import { takeSilently } from "./sign-in-limits.ts";
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

/**
 * ID-3: takes one of the guesses at an account that a minute has, over all its names. Without one left the try must answer as a wrong password
 * does, at the same cost: that a guess was refused would tell which other name is the account's. Of nobody there is nothing to guess.
 */
async function mayGuess(ask: AuthAsk<unknown>, personId: string | null, typed: string): Promise<boolean> {
  const left = await takeSilently(ask.services, personId ? passwordKey(personId) : nobodysKey(ask.services, typed));
  if (!left && personId) refusedGuesses.add(ask);
  return left && personId !== null;
}

/** Tries whose password was not looked at: support has to know why the right one did not work. */
const refusedGuesses = new WeakSet<AuthAsk<unknown>>();
const whyFailed = (ask: AuthAsk<unknown>, code: string) => ({ why: refusedGuesses.has(ask) ? "TOO_MANY_GUESSES" : code });

/** A username that nobody has. */
const nobodysName = (): string => `x${newId().replaceAll("-", "").slice(-29)}`;

const signInEmail = authPath({
  path: "sign-in/email", method: "POST", hashes: true, visit: "sign_in",
  input: z.strictObject({ email, password: givenPassword, rememberMe }),
  prepare: findCandidates,
  tries: (ask) => [typedKey("sign-in", ask, ask.input.email), addressKey("sign-in", ask)],
  // The owner first; then, for everybody else at the same cost, the newest account that only typed this address (ID-2).
  body: async (ask) => ({ ...ask.input, email: await mayGuess(ask, candidatesOf(ask).owner, ask.input.email) ? ask.input.email : standInAddress() }),
  async again(ask, code) {
    if (code !== "INVALID_EMAIL_OR_PASSWORD") return undefined;
    const { unconfirmed } = candidatesOf(ask);
    if (unconfirmed) ask.about = unconfirmed.id;
    const may = await mayGuess(ask, unconfirmed?.id ?? null, ask.input.email);
    return { ...ask.input, email: may && unconfirmed ? unconfirmed.email : standInAddress() };
  },
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", candidatesOf(ask).owner ?? ask.about, ask.input.email, whyFailed(ask, code)),
});

const signInUsername = authPath({
  path: "sign-in/username", method: "POST", hashes: true, visit: "sign_in",
  input: z.strictObject({ username, password: givenPassword, rememberMe }),
  prepare: findByUsername,
  tries: (ask) => [typedKey("sign-in", ask, ask.input.username), addressKey("sign-in", ask)],
  body: async (ask) => ({ ...ask.input, username: await mayGuess(ask, ask.about, ask.input.username) ? ask.input.username : nobodysName() }),
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", ask.about, ask.input.username, whyFailed(ask, code)),
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
