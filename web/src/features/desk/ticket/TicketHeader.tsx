import { useEffect, useRef, type ReactNode } from "react";
import { ArrowLeft, CheckCircle2, ChevronDown, ChevronUp, PanelRight, RotateCcw } from "lucide-react";
import { Link } from "wouter";
import type { Ticket } from "../../../../../contract/desk.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { CopyButton } from "../CopyButton.tsx";
import { useSteadyDesk } from "../desk-context.ts";
import { Colleagues } from "./Colleagues.tsx";
import type { Colleague } from "./collision.ts";
import type { TicketActions } from "./use-ticket-actions.ts";
import { Rich } from "../../../ui/Rich.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

export type TicketHeaderProps = {
  ticket: Ticket;
  actions: TicketActions;
  colleagues: readonly Colleague[];
  /** Opens the context where it has no column. */
  onContext: (() => void) | null;
  /** The facts that can be changed. */
  children: ReactNode;
};

function Related({ ticket }: { ticket: Ticket }) {
  const { hrefOf } = useSteadyDesk();
  const link = (number: string) => (
    <Link key={number} href={hrefOf(number)} className="font-mono text-brand-text underline underline-offset-2">
      {number}
    </Link>
  );
  if (!ticket.followUpOf && ticket.followUps.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
      {ticket.followUpOf && <span><Rich text={t.parts("follows", { number: link(ticket.followUpOf.number) })} /></span>}
      {ticket.followUps.length > 0 && <span className="flex flex-wrap gap-x-2"><Rich text={t.parts("goesOnIn", { numbers: ticket.followUps.map(({ number }) => link(number)) })} /></span>}
    </p>
  );
}

/** What the ticket is about, who is on it, and what can be done with it. */
export function TicketHeader({ ticket, actions, colleagues, onContext, children }: TicketHeaderProps) {
  const { layout, close, step } = useSteadyDesk();
  const { abilities } = ticket;
  const title = useRef<HTMLHeadingElement>(null);
  // On a phone the list has gone with the row that had the keyboard.
  useEffect(() => {
    if (layout === "phone") title.current?.focus({ preventScroll: true });
  }, [layout]);
  return (
    <header className="shrink-0 space-y-1.5 border-b border-border bg-surface px-4 pb-2.5 pt-2 max-md:px-2">
      <div className="flex items-center gap-1">
        {layout === "phone" && <IconButton label={t("backToTheList")} icon={<ArrowLeft className="size-5" />} onClick={close} />}
        <span className="whitespace-nowrap font-mono text-sm text-muted">{ticket.number}</span>
        <span className="flex md:max-lg:hidden">
          <CopyButton text={ticket.number} label={t("copyTheNumber")} />
        </span>
        <div className="min-w-0 flex-1 px-1">
          <Colleagues people={colleagues} />
        </div>
        {layout !== "phone" && (
          <>
            <IconButton size="sm" label={t("previousTicket")} icon={<ChevronUp className="size-4" />} onClick={() => step(-1)} />
            <IconButton size="sm" label={t("nextTicket")} icon={<ChevronDown className="size-4" />} onClick={() => step(1)} />
          </>
        )}
        {abilities.resolve && (
          <Button size="sm" loading={actions.busy} icon={<CheckCircle2 className="size-4 text-success" />} onClick={() => void actions.resolve()}>
            {t("resolve")}
          </Button>
        )}
        {abilities.reopen && (
          <Button size="sm" loading={actions.busy} icon={<RotateCcw className="size-4" />} onClick={actions.reopen}>
            {t("reopen")}
          </Button>
        )}
        {onContext && <IconButton size={layout === "phone" ? "md" : "sm"} label={t("requesterAndDetails")} icon={<PanelRight className="size-4.5" />} onClick={onContext} />}
      </div>
      <h2 ref={title} tabIndex={-1} className="line-clamp-2 text-base font-semibold leading-snug outline-none [overflow-wrap:anywhere] md:text-lg max-md:px-2">
        {ticket.subject}
      </h2>
      <div className="flex flex-wrap items-center gap-1.5 max-md:flex-nowrap max-md:px-2">{children}</div>
      <Related ticket={ticket} />
    </header>
  );
}
