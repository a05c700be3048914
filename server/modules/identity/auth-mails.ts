import { systemActor } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { sendMail, type MailDraft } from "../../platform/mail/send-mail.ts";
import type { Services } from "../../platform/services.ts";
import { authCalls } from "./auth-call.ts";
import { languageOf } from "./language-of.ts";
import { accountMails } from "./mail-texts.ts";
import * as queries from "./sign-in.queries.ts";

interface Addressee { id: string; name: string; email: string }
type Words = (typeof accountMails)[Locale];
type Draft = Omit<MailDraft, "to" | "personId" | "optional" | "locale">;

/** ID-2: "is this address yours?" */
export function mailVerification(services: Services, person: Addressee, token: string): Promise<void> {
  return mail(services, person, ({ verify, hello }) => ({
    template: "identity-verify", subject: verify.subject, paragraphs: [hello(person.name), verify.text], action: { label: verify.action, url: link(services, "/verify", token) }, footer: verify.footer,
  }));
}

/** ID-2: the way back in. */
export function mailReset(services: Services, person: Addressee, token: string): Promise<void> {
  return mail(services, person, ({ reset, hello }) => ({
    template: "identity-reset", subject: reset.subject, paragraphs: [hello(person.name), reset.text], action: { label: reset.action, url: link(services, "/reset", token) }, footer: reset.footer,
  }));
}

/** Tells the owner, and nobody else, that the address already has an account. `email`: what was typed. */
export async function mailExistingAccount(services: Services, email: string | undefined): Promise<void> {
  if (email === undefined) return;
  const [person] = await withTx(services, { actor: systemActor }, (tx) => queries.findByEmail.run({ email }, tx));
  if (!person) return;
  await mail(services, person, ({ again, hello, notYou }) => ({
    template: "identity-sign-up-again", subject: again.subject, paragraphs: [hello(person.name), again.text], action: { label: again.action, url: pageUrl(services, "/sign-in") }, footer: notYou,
  }));
}

/** ID-3: tells the owner what happened to a second factor; they would want to know if it was somebody else. The transaction is the system's. */
export async function mailSecondFactor(tx: Tx, personId: string, what: "off" | "reset" | "recovery-code-used"): Promise<void> {
  const [person] = await queries.findById.run({ id: personId }, tx);
  if (!person) return;
  const { locale, words: { secondFactor, hello } } = await spokenTo(tx, personId);
  await sendMail(tx, {
    template: `identity-second-factor-${what}`, locale, subject: secondFactor[what].subject, paragraphs: [hello(person.name), secondFactor[what].text], to: { address: person.email, name: person.name }, personId,
    action: { label: secondFactor.action, url: pageUrl(tx.services, "/account") }, footer: secondFactor.footer,
  });
}

/** The language for somebody's mails, and its words: theirs, else that of the page that they are on. */
export async function spokenTo(tx: Tx, personId: string): Promise<{ locale: Locale; words: Words }> {
  const locale = localeOf(await languageOf(tx, personId) ?? authCalls.getStore()?.locale);
  return { locale, words: accountMails[locale] };
}

function link(services: Services, path: string, token: string): string {
  return pageUrl(services, `${path}?token=${encodeURIComponent(token)}`);
}

async function mail(services: Services, person: Addressee, draft: (words: Words) => Draft): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const { locale, words } = await spokenTo(tx, person.id);
    await sendMail(tx, { ...draft(words), locale, to: { address: person.email, name: person.name }, personId: person.id });
  });
}
