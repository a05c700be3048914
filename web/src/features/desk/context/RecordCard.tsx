import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { RemedyOffer, TicketRecord } from "./use-context-of.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

const shownLines = 4;

/** A record of some module about the requester, with what can be done about it (DK-16). */
export function RecordCard({ record, onRemedy }: { record: TicketRecord; onRemedy: (offer: RemedyOffer) => void }) {
  const [all, setAll] = useState(false);
  const lines = all ? record.lines : record.lines.slice(0, shownLines);
  return (
    <article className="rounded-md border border-border p-3 text-sm">
      <header className="flex items-baseline justify-between gap-2">
        <h4 className="min-w-0 font-medium">{fromServer(record.title)}</h4>
        {record.at && <TimeAgo time={record.at} className="shrink-0 text-xs text-muted" />}
      </header>
      {lines.length > 0 && (
        <dl className="mt-1.5 space-y-1">
          {lines.map(({ label, value }, at) => (
            <div key={`${label} ${at}`}>
              <dt className="text-xs font-medium">{fromServer(label)}</dt>
              <dd className="text-xs text-muted [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {record.lines.length > shownLines && (
        <Button size="sm" variant="ghost" className="-ml-2 h-7 px-2 text-xs" onClick={() => setAll(!all)}>
          {all ? t("showFewer") : t("showAll", { count: record.lines.length })}
        </Button>
      )}
      {record.remedies.length > 0 && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {record.remedies.map((offer) => (
            <Button key={offer.remedy} size="sm" className={offer.danger ? "text-danger" : undefined} onClick={() => onRemedy(offer)}>
              {fromServer(offer.title)}…
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}
