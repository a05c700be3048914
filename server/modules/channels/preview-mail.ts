import type { z } from "zod";
import type { mailTemplate, mailTemplateBrief } from "../../../contract/channels.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import type { MailTemplate } from "../../platform/mail/mail-template.ts";
import { renderHtml } from "../../platform/mail/render-html.ts";
import { renderText } from "../../platform/mail/render-text.ts";
import { communityName, communityTheme } from "../../platform/platform-module.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import { languageOf } from "../identity/index.ts";

/** Every mail that a module sends. */
export async function listMailTemplates(tx: Tx): Promise<z.input<typeof mailTemplateBrief>[]> {
  const locale = await localeOfActor(tx);
  return tx.services.modules.mailTemplates.map((template) => brief(template, locale));
}

/** A template with made-up words, in this instance's name, theme and settings. @throws 404 */
export async function previewMail(tx: Tx, name: string): Promise<z.input<typeof mailTemplate>> {
  const template = tx.services.modules.mailTemplates.find((one) => one.name === name);
  if (!template) throw notFound("This template");
  const { settings } = tx.services;
  const sender = { community: settings.get(communityName), theme: settings.get(communityTheme) };
  const locale = await localeOfActor(tx);
  const mail = template.sample(tx.services, locale);
  return { ...brief(template, locale), subject: mail.subject, text: renderText(mail, sender), html: await renderHtml(mail, sender) };
}

/** Mails are shown in the language of who looks. */
async function localeOfActor(tx: Tx): Promise<Locale> {
  return localeOf(await languageOf(tx, tx.actor.personId ?? ""));
}

function brief({ name, title, about, optional }: MailTemplate, locale: Locale): z.input<typeof mailTemplateBrief> {
  return { name, title: title[locale], about, optional, page: `/api/admin/mail-templates/${name}/page` };
}
