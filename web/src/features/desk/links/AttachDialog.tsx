import { useRef, useState } from "react";
import type { DeskProblem, ProblemRow } from "../../../../../contract/desk-links.ts";
import type { Ticket, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { uuid } from "../../../lib/uuid.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { notify } from "../../../ui/toast.ts";
import { ProblemChooser } from "../problems/ProblemChooser.tsx";
import { TieDialog } from "./TieDialog.tsx";
import { useTiesChanged } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

/** Hangs the ticket off an open problem, or off a new one that has its subject as title; `also`: another one with it. */
export function AttachDialog({ ticket, also = null, onClose }: { ticket: Ticket; also?: TicketRow | null; onClose: () => void }) {
  const tickets = [ticket.id, ...(also ? [also.id] : [])];
  const clientId = useRef(uuid());
  const [chosen, setChosen] = useState<ProblemRow | "new" | null>(null);
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const attach = async () => {
    let serial = 0;
    const done = await run(async () => {
      const problem = chosen === "new"
        ? await api<DeskProblem>("POST", "/api/desk/problems", { body: { clientId: clientId.current, title: ticket.subject, category: ticket.category, statement: null, tickets } })
        : await api<DeskProblem>("POST", `/api/desk/problems/${chosen?.id ?? ""}/incidents`, { body: { tickets } });
      ({ serial } = problem);
    });
    if (!done) return;
    changed(ticket.id, ticket.number);
    if (also) changed(also.id, also.number);
    notify({ tone: "success", title: also ? t("attachedBoth", { number: ticket.number, other: also.number, serial }) : t("attached", { number: ticket.number, serial }) });
    onClose();
  };
  return (
    <TieDialog title={also ? t("attachBothTitle", { number: ticket.number, other: also.number }) : t("attachTitle", { number: ticket.number })} description={also ? t("attachBothText") : t("attachText")} doIt={t("hangOff")} disabled={chosen === null} busy={busy} error={error} onDo={() => void attach()} onClose={onClose}>
      <ProblemChooser chosen={chosen} onChoose={setChosen} offersNew={ticket.subject} />
    </TieDialog>
  );
}
