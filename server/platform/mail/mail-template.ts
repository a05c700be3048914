import type { InLocales, Locale } from "../locale.ts";
import type { Services } from "../services.ts";
import type { MailContent } from "./mail-content.ts";

/** A kind of mail that a module sends, as admins look at it with made-up words (CH-7). */
export interface MailTemplate {
  /** `area-what`, the same as in the outbox: unique. */
  name: string;
  title: InLocales<string>;
  about: "account" | "ticket" | "notice";
  /** Its readers may switch it off. */
  optional: boolean;
  /** Made by the same function as the mail that is sent, in this instance's names and settings. */
  sample(services: Services, locale: Locale): MailContent;
}
