import type { Locale } from "../../platform/locale.ts";
import type { MailTemplate } from "../../platform/mail/mail-template.ts";
import { directKind } from "./kinds/direct-message.ts";
import { digestMail, plainMail, type Line, type MailReader } from "./mails.ts";
import { mailSamples, mailTitles } from "./texts.ts";

const reader = (locale: Locale): MailReader => ({ personId: "", name: "Ada Obi", email: "ada@example.com", locale });

/** Made-up notices; of the first there are three. */
function lines(locale: Locale): [Line, Line] {
  const line = { kind: directKind.name, link: "/notifications", aboutId: null, conversationId: null };
  const [direct, answer] = mailSamples[locale];
  return [{ ...line, ...direct, id: "1", notificationId: "1", count: 3 }, { ...line, ...answer, id: "2", notificationId: "2", count: 1 }];
}

/** CH-7: a notice by mail, and several as one. */
export const mailTemplates: readonly MailTemplate[] = [
  { name: "notice", title: mailTitles.notice, about: "notice", optional: true, sample: (services, locale) => plainMail(services, reader(locale), lines(locale)[0], directKind) },
  { name: "notice-digest", title: mailTitles.digest, about: "notice", optional: true, sample: (services, locale) => digestMail(services, reader(locale), lines(locale)) },
];
