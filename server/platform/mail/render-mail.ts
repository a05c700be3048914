import { communityName, communityTheme } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { footerLines, type MailContent } from "./mail-content.ts";
import { mailTexts } from "./mail-texts.ts";
import { renderHtml } from "./render-html.ts";
import { renderText } from "./render-text.ts";
import { unsubscribeUrl } from "./unsubscribe-link.ts";

/** Both parts of a mail in this instance's name and looks, with the link that stops its kind when there is one (`list`). */
export async function renderMail(services: Services, content: MailContent, mailId: string, list: string | null): Promise<{ html: string; bodyText: string }> {
  const texts = mailTexts[content.locale ?? "en"];
  const whole: MailContent = { ...content, footer: [...footerLines(content), ...(list ? [{ label: texts.stop, url: unsubscribeUrl(services, mailId) }] : [])] };
  const sender = { community: services.settings.get(communityName), theme: services.settings.get(communityTheme) };
  return { html: await renderHtml(whole, sender), bodyText: renderText(whole, sender) };
}
