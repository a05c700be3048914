import { localeOf } from "../../../platform/locale.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { pageUrl } from "../../../platform/mail/page-url.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { sendMail } from "../../../platform/mail/send-mail.ts";
import { erasedMail, erasureAskedMail, erasureUndoneMail, type AccountTemplate } from "../account-mails.ts";
import { mailPerson } from "../auth-mails.ts";

/** Its address is removed once it is sent (`forgetReceiptAddresses`). */
export const receiptTemplate: AccountTemplate = "identity-erased";

type Person = { id: string; name: string; email: string };

/** "You asked for it; until then it can be undone." */
export function mailAsked(tx: Tx, person: Person, dueAt: Date): Promise<void> {
  return mailPerson(tx, person, (to) => erasureAskedMail(to, dueAt, tx.services.settings.get(communityTimeZone), pageUrl(tx.services, "/account/erasure")));
}

export function mailKept(tx: Tx, person: Person): Promise<void> {
  return mailPerson(tx, person, erasureUndoneMail);
}

/** What was done, to the address that the person had, in the language that they had chosen. */
export async function mailReceipt(tx: Tx, to: { address: string; locale: string | null }, steps: readonly { name: string; title: string; count: number }[]): Promise<void> {
  const locale = localeOf(to.locale);
  // The receipt is kept in English; a step of a module that is gone by now has no other words.
  const title = (step: { name: string; title: string }) => tx.services.modules.erasers.find(({ name }) => name === step.name)?.title[locale] ?? step.title;
  await sendMail(tx, { ...erasedMail(locale, steps.map((step) => ({ title: title(step), count: step.count }))), to: { address: to.address } });
}
