import { useState } from "react";
import type { Ticket, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { notify } from "../../../ui/toast.ts";
import { replyQueue } from "../compose/page-queue.ts";
import { useSteadyDesk } from "../desk-context.ts";
import { TicketChooser } from "./TicketChooser.tsx";
import { TieDialog } from "./TieDialog.tsx";
import { useTiesChanged } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

/** Merges the ticket into another one of the same requester, and goes there. What is typed but not sent stays in this ticket's field. */
export function MergeDialog({ ticket, onClose, onJoin }: { ticket: Ticket; onClose: () => void; /** Hangs it and another person's off one problem; null where the agent can't. */ onJoin: ((other: TicketRow) => void) | null }) {
  const { openNumbered } = useSteadyDesk();
  const [other, setOther] = useState<TicketRow | null>(null);
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const undo = () => {
    api("DELETE", `/api/tickets/${ticket.id}/merge`).then(
      () => { changed(ticket.id, ticket.number); openNumbered(ticket.number); notify({ tone: "info", title: t("mergeUndone", { number: ticket.number }) }); },
      (failure: unknown) => notify({ tone: "danger", title: t("failed"), description: describeError(failure) }),
    );
  };
  const merge = async () => {
    if (!other) return;
    const done = await run(async () => {
      // A reply that still waits to be taken back was meant for this one.
      await replyQueue.flush(ticket.id);
      await api("PUT", `/api/tickets/${ticket.id}/merge`, { body: { into: other.id } });
    });
    if (!done) return;
    changed(ticket.id, ticket.number);
    changed(other.id, other.number);
    notify({ tone: "success", title: t("mergedInto", { number: ticket.number, into: other.number }), action: { label: t("undo"), run: undo } });
    onClose();
    openNumbered(other.number);
  };
  return (
    <TieDialog title={t("mergeTitle", { number: ticket.number })} description={t("mergeText")} doIt={other ? t("mergeInto", { number: other.number }) : t("merge")} disabled={!other} busy={busy} error={error} onDo={() => void merge()} onClose={onClose}>
      <p className="text-sm text-muted">{t("sameRequester", { name: ticket.requester.name })}</p>
      <TicketChooser but={ticket} requester={ticket.requester.id} onOther={onJoin} chosen={other} onChoose={setOther} />
    </TieDialog>
  );
}
