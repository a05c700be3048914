import type { Locale } from "../../platform/locale.ts";
import type { MailContent } from "../../platform/mail/mail-content.ts";
import { accountMails } from "./mail-texts.ts";

/** Every mail about an account. */
export const accountTemplates = [
  "identity-verify", "identity-reset", "identity-sign-up-again", "identity-second-factor-off", "identity-second-factor-reset", "identity-second-factor-recovery-code-used",
  "identity-invitation", "identity-export", "identity-erasure-asked", "identity-erasure-undone", "identity-erased",
] as const;
export type AccountTemplate = (typeof accountTemplates)[number];
export interface AccountMail extends MailContent { template: AccountTemplate }

/** Whom a mail is for, and the language that it is written in. Addresses (`url`) are absolute. */
export interface Addressee { name: string; locale: Locale }

/** ID-2: "is this address yours?" */
export function verifyMail({ name, locale }: Addressee, url: string): AccountMail {
  const { verify, hello } = accountMails[locale];
  return { template: "identity-verify", locale, subject: verify.subject, paragraphs: [hello(name), verify.text], action: { label: verify.action, url }, footer: verify.footer };
}

/** ID-2: the way back in. */
export function resetMail({ name, locale }: Addressee, url: string): AccountMail {
  const { reset, hello } = accountMails[locale];
  return { template: "identity-reset", locale, subject: reset.subject, paragraphs: [hello(name), reset.text], action: { label: reset.action, url }, footer: reset.footer };
}

/** Somebody signed up with an address that has an account. */
export function signUpAgainMail({ name, locale }: Addressee, url: string): AccountMail {
  const { again, hello, notYou } = accountMails[locale];
  return { template: "identity-sign-up-again", locale, subject: again.subject, paragraphs: [hello(name), again.text], action: { label: again.action, url }, footer: notYou };
}

/** ID-3: what happened to a second factor. */
export function secondFactorMail({ name, locale }: Addressee, what: "off" | "reset" | "recovery-code-used", url: string): AccountMail {
  const { secondFactor, hello } = accountMails[locale];
  return {
    template: `identity-second-factor-${what}`, locale, subject: secondFactor[what].subject, paragraphs: [hello(name), secondFactor[what].text],
    action: { label: secondFactor.action, url }, footer: secondFactor.footer,
  };
}

/** ID-8. `by`: the name of whoever invites. */
export function invitationMail({ name, locale }: Addressee, by: string, community: string, url: string): AccountMail {
  const { invitation: words, hello } = accountMails[locale];
  return {
    template: "identity-invitation", locale, subject: words.subject(community), paragraphs: [hello(name), words.text(by, community)],
    action: { label: words.action, url }, footer: words.footer,
  };
}

/** ID-14: the export is there. */
export function exportMail({ name, locale }: Addressee, made: { rows: number; hours: number }, url: string): AccountMail {
  const { exported: words, hello } = accountMails[locale];
  return { template: "identity-export", locale, subject: words.subject, paragraphs: [hello(name), words.text(made.rows, made.hours)], action: { label: words.action, url }, footer: words.footer };
}

/** ID-13: it was asked for, and can be undone until that day. */
export function erasureAskedMail({ name, locale }: Addressee, dueAt: Date, timeZone: string, url: string): AccountMail {
  const { erasureAsked: words, hello } = accountMails[locale];
  const day = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone }).format(dueAt);
  return { template: "identity-erasure-asked", locale, subject: words.subject, paragraphs: [hello(name), words.text(day), words.undo], action: { label: words.action, url }, footer: words.footer };
}

export function erasureUndoneMail({ name, locale }: Addressee): AccountMail {
  const { erasureUndone: words, hello } = accountMails[locale];
  return { template: "identity-erasure-undone", locale, subject: words.subject, paragraphs: [hello(name), words.text], footer: words.footer };
}

/** ID-13: the receipt. It greets nobody: the name is gone by then. */
export function erasedMail(locale: Locale, steps: readonly { title: string; count: number }[]): AccountMail {
  const words = accountMails[locale].erased;
  return { template: "identity-erased", locale, subject: words.subject, paragraphs: [words.text, ...steps.map(({ title, count }) => `${title}: ${count}`), words.rest], footer: words.footer };
}
