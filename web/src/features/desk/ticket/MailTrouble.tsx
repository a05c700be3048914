import type { Ticket } from "../../../../../contract/desk.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** The newest mail about this ticket did not arrive: why, and what to do (CH-7). */
export function MailTrouble({ ticket }: { ticket: Ticket }) {
  const last = ticket.mail.at(-1);
  if (last?.status !== "failed") return null;
  return (
    <div className="shrink-0 px-4 pt-3 max-md:px-2">
      <Banner tone="warning" title={t("theLastEmailWas")}>
        {last.lastError ? t("seesAnswersInThe", { reason: last.lastError, name: ticket.requester.name }) : t("theMailServerGave", { name: ticket.requester.name })}
      </Banner>
    </div>
  );
}
