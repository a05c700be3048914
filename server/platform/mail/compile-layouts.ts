import { parentPort } from "node:worker_threads";
import mjml2html from "mjml";
import { mailSource } from "./mail-source.ts";
import { mailThemes, type MailTheme } from "./mail-themes.ts";

/**
 * Runs in a thread of its own, which ends afterwards: loading MJML takes most of a second and tens of megabytes, and four
 * texts are all that is wanted of it.
 */
const layouts: Partial<Record<MailTheme, string>> = {};
for (const theme of Object.keys(mailThemes) as MailTheme[]) {
  // Without fonts nothing is loaded from elsewhere when a mail is opened.
  const { html, errors } = await mjml2html(mailSource(theme), { fonts: {}, validationLevel: "strict", keepComments: false });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("; "));
  layouts[theme] = html;
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
parentPort?.postMessage(layouts);
