import { pageUrl } from "../../platform/mail/page-url.ts";
import type { MailDraft } from "../../platform/mail/send-mail.ts";
import type { NoticeKind } from "../../platform/notices.ts";
import { communityName } from "../../platform/platform-module.ts";
import type { Services } from "../../platform/services.ts";
import type { Reader } from "./readers.ts";
import { mailWords } from "./texts.ts";

export interface Line { id: string; notificationId: string; kind: string; title: string; body: string; link: string; count: number; aboutId: string | null; conversationId: string | null }
/** What a mail needs to know of who reads it. */
export type MailReader = Pick<Reader, "personId" | "name" | "email" | "locale">;
/** More would be no digest; the rest is behind the link. */
const mostLines = 30;

/** One notification as a mail of its own. */
export function plainMail(services: Services, reader: MailReader, line: Line, kind: NoticeKind | undefined): MailDraft & { optional: false } {
  const words = mailWords[reader.locale];
  return {
    ...frame(reader, [line]), template: "notice", optional: false, dedupeKey: `notice:${line.id}`, subject: line.title, paragraphs: line.body === "" ? [] : [line.body],
    action: { label: words.open, url: pageUrl(services, line.link) }, footer: [words.why(kind?.titles[reader.locale] ?? words.notices), choicesLink(services, reader)],
  };
}

/** Several as one mail: a line for each group, in the order in which they came. */
export function digestMail(services: Services, reader: MailReader, mails: readonly Line[]): MailDraft & { optional: false } {
  const words = mailWords[reader.locale];
  const lines = [...new Map(mails.map((mail) => [mail.notificationId, mail])).values()];
  const shown = lines.slice(0, mostLines).map((line) => [`${line.title}${line.count > 1 ? ` (${line.count})` : ""}`, line.body, pageUrl(services, line.link)].filter((text) => text !== "").join("\n"));
  return {
    ...frame(reader, mails), template: "notice-digest", optional: false, dedupeKey: `notice-digest:${mails[0]?.id ?? ""}`,
    subject: words.digest(mails.length, services.settings.get(communityName)),
    paragraphs: [words.hello(reader.name), ...shown, ...(lines.length > mostLines ? [words.more(lines.length - mostLines)] : [])],
    action: { label: words.openAll, url: pageUrl(services, "/notifications") }, footer: [choicesLink(services, reader)],
  };
}

function frame(reader: MailReader, lines: readonly Line[]) {
  const aboutIds = [...new Set(lines.flatMap((line) => [line.aboutId, line.conversationId]))].filter((id) => id !== null);
  return { locale: reader.locale, to: { address: reader.email, name: reader.name }, personId: reader.personId, aboutIds };
}

function choicesLink(services: Services, reader: MailReader) {
  return { label: mailWords[reader.locale].choose, url: pageUrl(services, "/account/notifications") };
}
