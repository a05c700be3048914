import type { Locale } from "../locale.ts";

/** What a mail says, before it is rendered. All of it is plain text; nothing is trusted to be HTML. */
export interface MailContent {
  /** The language that it is written in; English unless said. */
  locale?: Locale;
  subject: string;
  /** First line of the card; the subject unless said. */
  heading?: string;
  /** Line breaks within a paragraph are kept. */
  paragraphs: string[];
  /** Somebody's words, set apart. */
  quote?: { author: string; text: string };
  /** The one thing to do. `url` is absolute. */
  action?: { label: string; url: string };
  /** A question that is answered by one of some small links, such as 1 to 5. */
  choices?: { question: string; links: { label: string; url: string }[] };
  /** Small print; one line each. */
  footer?: string | FooterLine[];
}

export type FooterLine = string | { label: string; url: string };

/** Names the sender. */
export interface MailSender {
  community: string;
  theme: string;
}

/** Text for one line of a header or title: control characters (line breaks above all) become spaces, and its length is bounded. */
export function oneLine(text: string, longest = 250): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const flat = text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, " ").replaceAll(/ {2,}/g, " ").trim();
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).trimEnd()}…`;
}

/** The lines of the footer. */
export function footerLines(content: MailContent): FooterLine[] {
  return typeof content.footer === "string" ? [content.footer] : (content.footer ?? []);
}

/** An address for a link. @throws Error unless it is an absolute http(s) address */
export function linkOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new Error("a mail links to absolute http(s) addresses only");
  return new URL(url).href;
}
