import { ArrowLeft, Bot, SquarePen } from "lucide-react";
import { Link } from "wouter";
import type { Ticket } from "../../../../contract/desk.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";

const t = textsOf(assistantTexts);

const iconLink = "grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11 md:hidden";

export type ChatHeadProps = {
  ticket: Ticket | undefined;
  onFresh: (() => void) | null;
  starting: boolean;
};

/** Whom one talks to: the bot, or the team with the ticket's number and status. */
export function ChatHead({ ticket, onFresh, starting }: ChatHeadProps) {
  return (
    <header className="shrink-0 border-b border-border bg-surface">
      <div className="mx-auto flex max-w-3xl items-center gap-1 px-1.5 py-1.5 sm:gap-2 sm:px-5">
        <Link href="/tickets" className={iconLink} aria-label={t("backToMyTickets")} title={t("backToMyTickets")}>
          <ArrowLeft className="size-5" aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1 py-0.5">
          <h1 className="truncate font-semibold leading-tight">{ticket ? ticket.subject : t("helpAssistant")}</h1>
          {ticket ? (
            <p className="flex items-center gap-2 pt-0.5">
              <Link href={`/tickets/${ticket.number}`} className="shrink-0 font-mono text-xs text-brand-text underline underline-offset-2 touch:py-1">
                {ticket.number}
              </Link>
              <StatusBadge status={ticket.status} reader="requester" />
            </p>
          ) : (
            <p className="flex items-center gap-1.5 pt-0.5 text-xs text-muted">
              <Bot className="size-3.5" aria-hidden="true" />{t("aBotItCalls")}
            </p>
          )}
        </div>
        {onFresh && <IconButton label={t("askSomethingNew")} icon={<SquarePen className="size-5" />} loading={starting} onClick={onFresh} />}
      </div>
    </header>
  );
}
