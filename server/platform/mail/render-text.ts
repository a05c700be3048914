import { footerLines, linkOf, oneLine, type FooterLine, type MailContent, type MailSender } from "./mail-content.ts";

/** The plain-text part of a mail, from the same content as the HTML one. */
export function renderText(content: MailContent, sender: MailSender): string {
  const { quote, action, choices } = content;
  const blocks = [
    ...(content.heading ? [oneLine(content.heading)] : []),
    ...content.paragraphs.map(lines),
    ...(quote ? [`${oneLine(quote.author)}:\n${lines(quote.text).split("\n").map((line) => `> ${line}`).join("\n")}`] : []),
    ...(action ? [`${oneLine(action.label)}:\n${linkOf(action.url)}`] : []),
    ...(choices ? [[choices.question, ...choices.links.map((choice) => `${oneLine(choice.label)}: ${linkOf(choice.url)}`)].join("\n")] : []),
    // Mail programs fold what follows a line of two dashes and a space.
    ["-- ", oneLine(sender.community), ...footerLines(content).map(small)].join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function small(line: FooterLine): string {
  return typeof line === "string" ? lines(line) : `${oneLine(line.label)}: ${linkOf(line.url)}`;
}

function lines(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
