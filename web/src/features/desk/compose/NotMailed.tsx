import { MailX } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { useContextOf } from "../context/use-context-of.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

/** Said before the answer is written: it will not be mailed, why, and where it is read. Nothing where it is mailed. */
export function NotMailed({ ticket }: { ticket: Pick<Ticket, "id"> }) {
  const requester = useContextOf(ticket.id).data?.requester;
  if (!requester || requester.isStaff || (requester.emailVerified && !requester.standing)) return null;
  const why = !requester.standing ? "notMailedUnproven" : requester.standing.state === "suspended" ? "notMailedSuspended" : "notMailedClosed";
  return (
    <p className="flex items-start gap-1.5 text-xs text-warning">
      <MailX className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      {t(why, { name: requester.name })}
    </p>
  );
}
