import { useState } from "react";
import { useSettled } from "../../admin/use-settled.ts";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { OfSomebodyElse } from "./OfSomebodyElse.tsx";
import { StatusSign } from "../StatusSign.tsx";
import { useFoundTickets } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

export type TicketChooserProps = {
  /** The ticket that is no choice. */
  but: { id: string };
  /** Only tickets of this person. */
  requester?: string;
  /** What can be done instead with a ticket of somebody else; its number is told apart from one that does not exist. */
  onOther?: ((ticket: TicketRow) => void) | null;
  chosen: TicketRow | null;
  onChoose: (ticket: TicketRow | null) => void;
  error?: string | null;
};

function NothingFound() {
  return <p className="text-sm text-muted">{t("nothingFound")}</p>;
}

/** A ticket found by its number or by words. */
export function TicketChooser({ but, requester, onOther, chosen, onChoose, error }: TicketChooserProps) {
  const [typed, setTyped] = useState("");
  const settled = useSettled(typed);
  const { data } = useFoundTickets(settled, requester);
  const found = (data?.items ?? []).filter((row) => row.id !== but.id);
  return (
    <div className="space-y-2">
      <Field label={t("whichTicket")} hint={t("whichTicketHint")} error={error}>
        <Input type="search" value={typed} autoFocus maxLength={200} onChange={(event) => { setTyped(event.target.value); onChoose(null); }} />
      </Field>
      {data && found.length === 0 && (requester === undefined ? <NothingFound /> : <OfSomebodyElse typed={settled} requester={requester} onOther={onOther ?? null} otherwise={<NothingFound />} />)}
      <ul className="space-y-1">
        {found.map((row) => (
          <li key={row.id}>
            <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-border px-3 py-2 text-sm hover:bg-hover has-checked:border-brand has-checked:bg-brand-soft touch:py-3">
              <input type="radio" name="ticket" className="mt-1 accent-(--brand)" checked={chosen?.id === row.id} onChange={() => onChoose(row)} />
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                {row.subject}
                <span className="flex items-center gap-2 text-xs text-muted">
                  <span className="font-mono">{row.number}</span>
                  <StatusSign status={row.status} />
                  <span className="truncate">{row.requester.name}</span>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
