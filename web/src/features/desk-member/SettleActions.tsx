import { useMutation } from "@tanstack/react-query";
import { CircleCheck, RotateCcw } from "lucide-react";
import type { Ticket } from "../../../../contract/desk.ts";
import { describeError } from "../../lib/describe-error.ts";
import { Button } from "../../ui/Button.tsx";
import { markSolved, reopen } from "./ticket-api.ts";
import { useTookTicket } from "./use-ticket.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

/** "It is solved" and "it is not": what the requester may do about a ticket's end (DK-5). Nothing when neither is possible. */
export function SettleActions({ ticket, block = false }: { ticket: Ticket; block?: boolean }) {
  const took = useTookTicket();
  const solve = useMutation({ mutationFn: () => markSolved(ticket.id), onSuccess: took });
  const again = useMutation({ mutationFn: () => reopen(ticket.id), onSuccess: took });
  const { resolve: maySolve, reopen: mayReopen } = ticket.abilities;
  const failure = solve.error ?? again.error;
  if (!maySolve && !mayReopen) return null;
  return (
    <div className="space-y-2">
      {maySolve && (
        <Button block={block} loading={solve.isPending} icon={<CircleCheck className="size-4" />} onClick={() => solve.mutate()}>
          {t("markAsSolved")}
        </Button>
      )}
      {mayReopen && (
        <Button block={block} loading={again.isPending} icon={<RotateCcw className="size-4" />} onClick={() => again.mutate()}>
          {t("notSolvedOpenAgain")}
        </Button>
      )}
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {describeError(failure)}
        </p>
      )}
    </div>
  );
}
