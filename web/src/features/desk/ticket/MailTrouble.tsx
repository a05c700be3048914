import type { Ticket } from "../../../../../contract/desk.ts";
import { Banner } from "../../../ui/Banner.tsx";

/** The newest mail about this ticket did not arrive: why, and what to do (CH-7). */
export function MailTrouble({ ticket }: { ticket: Ticket }) {
  const last = ticket.mail.at(-1);
  if (last?.status !== "failed") return null;
  return (
    <div className="shrink-0 px-4 pt-3 max-md:px-2">
      <Banner tone="warning" title="The last email was not delivered">
        {last.lastError ?? "The mail server gave no reason."} {ticket.requester.name} sees answers in the app; ask there for another address if this one is wrong.
      </Banner>
    </div>
  );
}
