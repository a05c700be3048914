import { Archive, CircleCheck } from "lucide-react";
import { clsx } from "clsx";
import type { Ticket } from "../../../../contract/desk.ts";
import type { Score } from "../../ui/Rating.tsx";
import { RatingCard } from "./RatingCard.tsx";
import { SettleActions } from "./SettleActions.tsx";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

export type ThreadEndProps = { ticket: Ticket; proposed?: Score | null };

/** After the last message of a ticket: what comes next, where something does. */
export default function ThreadEnd({ ticket, proposed = null }: ThreadEndProps) {
  const { status, abilities } = ticket;
  const closed = status === "closed";
  const solved = status === "resolved" || closed;
  const answered = ticket.messages.items.at(-1)?.authorPart === "staff";
  if (!solved) {
    return answered && abilities.resolve ? (
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 rounded-md border border-border bg-surface px-4 py-3">
        <p className="text-sm text-muted">{t("isItSolved")}</p>
        <SettleActions ticket={ticket} />
      </div>
    ) : null;
  }
  return (
    <>
      <div className={clsx("mt-5 flex flex-wrap items-center justify-between gap-3 rounded-md border px-4 py-3", closed ? "border-border bg-sunken" : "border-success/30 bg-success-soft")}>
        <p className="flex min-w-0 items-start gap-2 text-sm">
          {closed ? <Archive className="mt-px size-5 shrink-0 text-muted" aria-hidden="true" /> : <CircleCheck className="mt-px size-5 shrink-0 text-success" aria-hidden="true" />}
          <span className="min-w-0">{closed ? t("thisTicketIsClosed") : t("solvedNotQuiteWrite")}</span>
        </p>
        <SettleActions ticket={ticket} />
      </div>
      {abilities.rate && <RatingCard key={ticket.id} ticket={ticket} proposed={proposed} />}
    </>
  );
}
