import { Plus } from "lucide-react";
import { Link } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { newTicketForTexts } from "../../../texts/en/new-ticket-for.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { newTicketPath } from "./new-ticket-path.ts";

const t = textsOf(newTicketForTexts);

/** Leads to the form of a ticket for a member; in a narrow list only its sign. Nothing for those who may not open any. */
export function NewTicketLink({ withText }: { withText: boolean }) {
  if (!useMay("ticket.create_for_others")) return null;
  if (withText) {
    return (
      <Link href={newTicketPath()} className={buttonClass({ size: "sm", variant: "primary", className: "mr-1" })}>
        <Plus className="size-4" aria-hidden="true" />
        {t("newTicket")}
      </Link>
    );
  }
  return (
    <Link href={newTicketPath()} aria-label={t("newTicket")} title={t("newTicket")} className="grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11">
      <Plus className="size-5" aria-hidden="true" />
    </Link>
  );
}

/** The same for the person whom one is looking at. */
export function NewTicketForLink({ person }: { person: { id: string; name: string } }) {
  if (!useMay("ticket.create_for_others")) return null;
  return (
    <Link href={newTicketPath(person.id)} className={buttonClass({ size: "sm", className: "mt-3 max-w-full" })}>
      <Plus className="size-4 shrink-0" aria-hidden="true" />
      <span className="truncate">{t("newTicketFor", { name: person.name })}</span>
    </Link>
  );
}
