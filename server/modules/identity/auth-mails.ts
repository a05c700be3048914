import { systemActor } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { sendMail } from "../../platform/mail/send-mail.ts";
import type { Services } from "../../platform/services.ts";
import { resetMail, secondFactorMail, signUpAgainMail, verifyMail, type AccountMail, type Addressee } from "./account-mails.ts";
import { authCalls } from "./auth-call.ts";
import { languageOf } from "./language-of.ts";
import * as queries from "./sign-in.queries.ts";

interface Person { id: string; name: string; email: string }

export function mailVerification(services: Services, person: Person, token: string): Promise<void> {
  return mail(services, person, (to) => verifyMail(to, link(services, "/verify", token)));
}

export function mailReset(services: Services, person: Person, token: string): Promise<void> {
  return mail(services, person, (to) => resetMail(to, link(services, "/reset", token)));
}

/** Tells the owner, and nobody else, that the address already has an account. `email`: what was typed. */
export async function mailExistingAccount(services: Services, email: string | undefined): Promise<void> {
  if (email === undefined) return;
  const [person] = await withTx(services, { actor: systemActor }, (tx) => queries.findByEmail.run({ email }, tx));
  if (person) await mail(services, person, (to) => signUpAgainMail(to, pageUrl(services, "/sign-in")));
}

/** ID-3: tells the owner what happened to a second factor; they would want to know if it was somebody else. The transaction is the system's. */
export async function mailSecondFactor(tx: Tx, personId: string, what: "off" | "reset" | "recovery-code-used"): Promise<void> {
  const [person] = await queries.findById.run({ id: personId }, tx);
  if (person) await mailPerson(tx, person, (to) => secondFactorMail(to, what, pageUrl(tx.services, "/account")));
}

/** Sends somebody a mail about their account, in the language for their mails. */
export async function mailPerson(tx: Tx, { id, name, email }: Person, write: (to: Addressee) => AccountMail): Promise<void> {
  await sendMail(tx, { ...write({ name, locale: await mailLocale(tx, id) }), to: { address: email, name }, personId: id });
}

/** The language for somebody's mails: theirs, else that of the page that they are on. */
export async function mailLocale(tx: Tx, personId: string): Promise<Locale> {
  return localeOf(await languageOf(tx, personId) ?? authCalls.getStore()?.locale);
}

function link(services: Services, path: string, token: string): string {
  return pageUrl(services, `${path}?token=${encodeURIComponent(token)}`);
}

function mail(services: Services, person: Person, write: (to: Addressee) => AccountMail): Promise<void> {
  return withTx(services, { actor: systemActor }, (tx) => mailPerson(tx, person, write));
}
