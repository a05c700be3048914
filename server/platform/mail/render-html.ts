import { html } from "ghtml";
import { fill, mailLayout } from "./mail-layouts.ts";
import { footerLines, linkOf, oneLine, type FooterLine, type MailContent, type MailSender } from "./mail-content.ts";
import { mailThemeOf, mailThemes, type MailTheme } from "./mail-themes.ts";

/** The HTML part of a mail. */
export async function renderHtml(content: MailContent, sender: MailSender): Promise<string> {
  const theme = mailThemeOf(sender.theme);
  const { frame, rows } = await mailLayout(theme);
  const { quote, action, choices } = content;
  return fill(frame.replace('lang="en"', `lang="${content.locale ?? "en"}"`), {
    title: escape(oneLine(content.subject)),
    preview: escape(oneLine(quote?.text ?? content.paragraphs[0] ?? "", 140)),
    community: escape(oneLine(sender.community)),
    rows_heading: fill(rows.heading, { text: escape(oneLine(content.heading ?? content.subject)) }),
    rows_paragraph: content.paragraphs.map((text) => fill(rows.paragraph, { text: escapeLines(text) })).join(""),
    rows_quote: quote ? fill(rows.quote, { author: escape(oneLine(quote.author)), text: escapeLines(quote.text) }) : "",
    rows_action: action ? fill(rows.action, { url: escape(linkOf(action.url)), label: escape(oneLine(action.label)) }) : "",
    rows_choices: choices ? fill(rows.choices, { question: escape(choices.question), links: choices.links.map((choice) => link(choice, theme)).join(" ") }) : "",
    rows_footer: footerLines(content).map((line) => fill(rows.footer, { text: small(line) })).join(""),
  });
}

function escape(text: string): string {
  return html`${text}`;
}

function escapeLines(text: string): string {
  return escape(text.replaceAll("\r\n", "\n").trim()).replaceAll("\n", "<br>");
}

function small(line: FooterLine): string {
  return typeof line === "string" ? escapeLines(line) : html`<a href="${linkOf(line.url)}">${oneLine(line.label)}</a>`;
}

function link(choice: { label: string; url: string }, theme: MailTheme): string {
  const { link: colour, border } = mailThemes[theme].light;
  const style = `display:inline-block;min-width:20px;margin:0 2px 8px 0;padding:10px 13px;border:1px solid ${border};border-radius:8px;text-align:center;font-weight:600;text-decoration:none;color:${colour};`;
  return html`<a class="choice" href="${linkOf(choice.url)}" style="${style}">${oneLine(choice.label)}</a>`;
}
