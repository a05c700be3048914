import { textsOf } from "../../lib/texts.ts";
import { newTicketTexts } from "../../texts/en/new-ticket.ts";

const t = textsOf(newTicketTexts);

/** DK-1, in characters after trimming. */
export const subjectLimits = { least: 3, most: 200 };
export const descriptionLimit = 10_000;

/** What is plainly wrong with a new ticket, by field; "" where nothing is. The server checks it again. */
export function checkNewTicket(ticket: { subject: string; description: string; category: string }): { subject: string; description: string; category: string } {
  const subject = ticket.subject.trim().length;
  const description = ticket.description.trim().length;
  return {
    subject: subject < subjectLimits.least ? t("sayInAFew") : subject > subjectLimits.most ? t("keepTheSubjectTo", { most: subjectLimits.most }) : "",
    description: description === 0 ? t("tellUsWhatHappened") : description > descriptionLimit ? t("keepItToCharacters", { most: descriptionLimit }) : "",
    category: ticket.category === "" ? t("chooseWhatItIs") : "",
  };
}
