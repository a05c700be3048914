import { useRef, useState } from "react";
import type { DeskProblem, ProblemRow } from "../../../../../contract/desk-links.ts";
import type { Ticket } from "../../../../../contract/desk.ts";
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

/** Hangs the ticket off an open problem, or off a new one that has its subject as title. */
export function AttachDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const clientId = useRef(uuid());
  const [chosen, setChosen] = useState<ProblemRow | "new" | null>(null);
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const attach = async () => {
    let serial = 0;
    const done = await run(async () => {
      const problem = chosen === "new"
        ? await api<DeskProblem>("POST", "/api/desk/problems", { body: { clientId: clientId.current, title: ticket.subject, category: ticket.category, statement: null, tickets: [ticket.id] } })
        : await api<DeskProblem>("POST", `/api/desk/problems/${chosen?.id ?? ""}/incidents`, { body: { tickets: [ticket.id] } });
      ({ serial } = problem);
    });
    if (!done) return;
    changed(ticket.id, ticket.number);
    notify({ tone: "success", title: t("attached", { number: ticket.number, serial }) });
    onClose();
  };
  return (
    <TieDialog title={t("attachTitle", { number: ticket.number })} description={t("attachText")} doIt={t("hangOff")} disabled={chosen === null} busy={busy} error={error} onDo={() => void attach()} onClose={onClose}>
      <ProblemChooser chosen={chosen} onChoose={setChosen} offersNew={ticket.subject} />
    </TieDialog>
  );
}
