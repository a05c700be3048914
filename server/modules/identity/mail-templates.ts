import type { Locale } from "../../platform/locale.ts";
import type { MailTemplate } from "../../platform/mail/mail-template.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { communityName, communityTimeZone } from "../../platform/platform-module.ts";
import type { Services } from "../../platform/services.ts";
import {
  accountTemplates, erasedMail, erasureAskedMail, erasureUndoneMail, exportMail, invitationMail, resetMail, secondFactorMail, signUpAgainMail, verifyMail,
  type AccountMail, type AccountTemplate, type Addressee,
} from "./account-mails.ts";
import { graceDays } from "./erasure/ask-erasure.ts";
import { linkHours } from "./export/run-export.ts";
import { accountMails } from "./mail-texts.ts";

/** Links lead to the pages without a token: looking at a mail does nothing. */
const samples: Record<AccountTemplate, (services: Services, to: Addressee) => AccountMail> = {
  "identity-verify": (services, to) => verifyMail(to, pageUrl(services, "/verify")),
  "identity-reset": (services, to) => resetMail(to, pageUrl(services, "/reset")),
  "identity-sign-up-again": (services, to) => signUpAgainMail(to, pageUrl(services, "/sign-in")),
  "identity-second-factor-off": (services, to) => secondFactorMail(to, "off", pageUrl(services, "/account")),
  "identity-second-factor-reset": (services, to) => secondFactorMail(to, "reset", pageUrl(services, "/account")),
  "identity-second-factor-recovery-code-used": (services, to) => secondFactorMail(to, "recovery-code-used", pageUrl(services, "/account")),
  "identity-invitation": (services, to) => invitationMail(to, "Wanjiru Kamau", services.settings.get(communityName), pageUrl(services, "/staff/join")),
  "identity-export": (services, to) => exportMail(to, { rows: 248, hours: linkHours }, pageUrl(services, "/account/export")),
  "identity-erasure-asked": (services, to) => erasureAskedMail(to, new Date(services.clock.now().getTime() + graceDays * 86_400_000), services.settings.get(communityTimeZone), pageUrl(services, "/account/erasure")),
  "identity-erasure-undone": (_services, to) => erasureUndoneMail(to),
  "identity-erased": (services, { locale }) => erasedMail(locale, services.modules.erasers.map(({ title }, i) => ({ title: title[locale], count: i + 1 }))),
};

/** CH-7: what an admin sees of the mails about accounts. */
export const mailTemplates: readonly MailTemplate[] = accountTemplates.map((name) => ({
  name, title: { en: accountMails.en.titles[name], sw: accountMails.sw.titles[name] }, about: "account", optional: false,
  sample: (services: Services, locale: Locale) => samples[name](services, { name: "Ada Obi", locale }),
}));
