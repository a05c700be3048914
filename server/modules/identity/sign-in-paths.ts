import { z } from "zod";
import { email, password, personName, username } from "../../../contract/identity.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { invalid, notSignedIn } from "../../platform/errors.ts";
import { auditAs, auditVisitor, pseudonym } from "./auth-events.ts";
import { authPath, type AuthAsk, type AuthPath } from "./auth-path.ts";
import { checkPassword } from "./check-password.ts";
import { usernameProblem } from "./check-username.ts";
import * as queries from "./sign-in.queries.ts";

/** A password as typed at sign-in: its rules are for new ones. */
const givenPassword = z.string().min(1, "Write your password.").max(128, "Keep it to 128 characters.");
const rememberMe = z.boolean().optional();

/** ID-3: a person has one count, whichever of their names is typed; an unknown name has one of its own. */
export function accountKey(kind: string, ask: AuthAsk<unknown>, typed: string): string {
  return `${kind}:account:${ask.about ?? pseudonym(ask.services, typed)}`;
}
export function addressKey(kind: string, ask: AuthAsk<unknown>): string {
  return `${kind}:address:${ask.origin.address}`;
}

export async function findByEmail(ask: AuthAsk<{ email: string }>): Promise<void> {
  ask.about = await withTx(ask.services, { actor: systemActor }, async (tx) => (await queries.findByEmail.run({ email: ask.input.email }, tx))[0]?.id ?? null);
}

async function findByUsername(ask: AuthAsk<{ username: string }>): Promise<void> {
  ask.about = await withTx(ask.services, { actor: systemActor }, async (tx) => (await queries.findByUsername.run({ username: ask.input.username }, tx))[0]?.id ?? null);
}

const answeredUser = z.object({ user: z.object({ id: z.uuid() }) });

async function signedIn(ask: AuthAsk<unknown>, answer: unknown): Promise<unknown> {
  await auditAs(ask.services, answeredUser.parse(answer).user.id, "sign-in.done");
  return undefined;
}

const signInEmail = authPath({
  path: "sign-in/email", method: "POST", hashes: true,
  input: z.strictObject({ email, password: givenPassword, rememberMe }),
  prepare: findByEmail,
  tries: (ask) => [accountKey("sign-in", ask, ask.input.email), addressKey("sign-in", ask)],
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", ask.about, ask.input.email, { why: code }),
});

const signInUsername = authPath({
  path: "sign-in/username", method: "POST", hashes: true,
  input: z.strictObject({ username, password: givenPassword, rememberMe }),
  prepare: findByUsername,
  tries: (ask) => [accountKey("sign-in", ask, ask.input.username), addressKey("sign-in", ask)],
  done: signedIn,
  failed: (ask, code) => auditVisitor(ask.services, "sign-in.failed", ask.about, ask.input.username, { why: code }),
});

const signUpEmail = authPath({
  path: "sign-up/email", method: "POST", hashes: true, atLeast: 500,
  input: z.strictObject({ name: personName, email, password, username: username.optional() }),
  prepare: findByEmail,
  tries: (ask) => [accountKey("sign-up", ask, ask.input.email), addressKey("sign-up", ask)],
  check({ input }) {
    const problem = input.username === undefined ? null : usernameProblem(input.username);
    if (problem) throw invalid([{ path: "username", message: problem }]);
    checkPassword(input.password, "password", input);
  },
  async done(ask, answer) {
    const { id } = answeredUser.parse(answer).user;
    // For an address that has an account the answer shows a person who was never made.
    const made = await withTx(ask.services, { actor: systemActor }, async (tx) => (await queries.findById.run({ id }, tx)).length > 0);
    if (made) await auditAs(ask.services, id, "sign-up.done");
    else await auditVisitor(ask.services, "sign-up.repeated", ask.about, ask.input.email);
    return undefined;
  },
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

/** The caller's id, where `signedIn` has made sure that there is one. */
export function callerOf(ask: AuthAsk<unknown>): string {
  if (!ask.actor.personId) throw notSignedIn();
  return ask.actor.personId;
}
