import { localeOf, type Locale } from "../../../platform/locale.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { pageUrl } from "../../../platform/mail/page-url.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { sendMail } from "../../../platform/mail/send-mail.ts";
import { spokenTo } from "../auth-mails.ts";
import { accountMails } from "../mail-texts.ts";

/** Its address is removed once it is sent (`forgetReceiptAddresses`). */
export const receiptTemplate = "identity-erased";

const dayText = (tx: Tx, at: Date, locale: Locale) => new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone: tx.services.settings.get(communityTimeZone) }).format(at);
type Addressee = { id: string; name: string; email: string };

/** "You asked for it; until then it can be undone." */
export async function mailAsked(tx: Tx, person: Addressee, dueAt: Date): Promise<void> {
  const { locale, words: { erasureAsked: words, hello } } = await spokenTo(tx, person.id);
  await sendMail(tx, {
    template: "identity-erasure-asked", locale, to: { address: person.email, name: person.name }, personId: person.id, subject: words.subject,
    paragraphs: [hello(person.name), words.text(dayText(tx, dueAt, locale)), words.undo], action: { label: words.action, url: pageUrl(tx.services, "/account/erasure") }, footer: words.footer,
  });
}

export async function mailKept(tx: Tx, person: Addressee): Promise<void> {
  const { locale, words: { erasureUndone: words, hello } } = await spokenTo(tx, person.id);
  await sendMail(tx, {
    template: "identity-erasure-undone", locale, to: { address: person.email, name: person.name }, personId: person.id, subject: words.subject, paragraphs: [hello(person.name), words.text], footer: words.footer,
  });
}

/** What was done, to the address that the person had, in the language that they had chosen. */
export async function mailReceipt(tx: Tx, to: { address: string; locale: string | null }, steps: readonly { name: string; title: string; count: number }[]): Promise<void> {
  const locale = localeOf(to.locale), words = accountMails[locale].erased;
  // The receipt is kept in English; a step of a module that is gone by now has no other words.
  const title = (step: { name: string; title: string }) => tx.services.modules.erasers.find(({ name }) => name === step.name)?.title[locale] ?? step.title;
  await sendMail(tx, {
    template: receiptTemplate, locale, to: { address: to.address }, subject: words.subject,
    paragraphs: [words.text, ...steps.map((step) => `${title(step)}: ${step.count}`), words.rest], footer: words.footer,
  });
}
