/** DK-1, in characters after trimming. */
export const subjectLimits = { least: 3, most: 200 };
export const descriptionLimit = 10_000;

/** What is plainly wrong with a new ticket, by field; "" where nothing is. The server checks it again. */
export function checkNewTicket(ticket: { subject: string; description: string; category: string }): { subject: string; description: string; category: string } {
  const subject = ticket.subject.trim().length;
  const description = ticket.description.trim().length;
  return {
    subject: subject < subjectLimits.least ? "Say in a few words what it is about." : subject > subjectLimits.most ? `Keep the subject to ${subjectLimits.most} characters.` : "",
    description: description === 0 ? "Tell us what happened." : description > descriptionLimit ? `Keep it to ${descriptionLimit.toLocaleString()} characters.` : "",
    category: ticket.category === "" ? "Choose what it is about." : "",
  };
}
