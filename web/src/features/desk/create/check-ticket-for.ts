import { textsOf } from "../../../lib/texts.ts";
import { newTicketForTexts } from "../../../texts/en/new-ticket-for.ts";

const t = textsOf(newTicketForTexts);

/** DK-1, in characters after trimming. (The member's own form has the same; it is not shared, so that the member's page stays light.) */
export const mostSubject = 200;
export const mostDescription = 10_000;
const leastSubject = 3;

type TicketFor = { requesterId: string; category: string; subject: string; description: string };

/** What is plainly wrong with a ticket for a member, by field; "" where nothing is. The server checks it again. */
export function checkTicketFor(ticket: TicketFor): TicketFor {
  const subject = ticket.subject.trim().length;
  const description = ticket.description.trim().length;
  return {
    requesterId: ticket.requesterId === "" ? t("chooseWhoAsks") : "",
    category: ticket.category === "" ? t("chooseACategory") : "",
    subject: subject < leastSubject ? t("sayWhatItIsAbout") : subject > mostSubject ? t("subjectTooLong", { most: mostSubject }) : "",
    description: description === 0 ? t("writeWhatTheySaid") : description > mostDescription ? t("descriptionTooLong", { most: mostDescription }) : "",
  };
}
