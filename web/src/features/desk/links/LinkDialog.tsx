import { useState } from "react";
import type { Ticket, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { notify } from "../../../ui/toast.ts";
import { TicketChooser } from "./TicketChooser.tsx";
import { TieDialog } from "./TieDialog.tsx";
import { useTiesChanged } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

/** Links the ticket with another one. */
export function LinkDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [other, setOther] = useState<TicketRow | null>(null);
  const [kind, setKind] = useState<"related" | "duplicate">("related");
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const link = async () => {
    if (!other || !(await run(() => api("POST", `/api/tickets/${ticket.id}/links`, { body: { kind, to: other.id } })))) return;
    changed(ticket.id, ticket.number);
    notify({ tone: "success", title: t("linked", { number: other.number }) });
    onClose();
  };
  return (
    <TieDialog title={t("linkIt")} doIt={t("link")} disabled={!other} busy={busy} error={error} onDo={() => void link()} onClose={onClose}>
      <TicketChooser but={ticket} chosen={other} onChoose={setOther} />
      <fieldset className="space-y-1">
        <legend className="pb-1 text-sm font-medium">{t("kindOfLink")}</legend>
        {([["related", t("theyAreRelated")], ["duplicate", t("thisIsDuplicate")]] as const).map(([value, text]) => (
          <label key={value} className="flex items-center gap-2.5 py-1 text-sm touch:min-h-11">
            <input type="radio" name="kind" className="size-4 accent-(--brand)" checked={kind === value} onChange={() => setKind(value)} />
            {text}
          </label>
        ))}
      </fieldset>
    </TieDialog>
  );
}
