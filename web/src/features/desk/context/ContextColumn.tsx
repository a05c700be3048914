import { useQuery } from "@tanstack/react-query";
import type { Ticket } from "../../../../../contract/desk.ts";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { deskKeys } from "../desk-queries.ts";
import { readTicket } from "../ticket/use-ticket.ts";
import { ContextPanel } from "./ContextPanel.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

/** The context as the fourth column. */
export function ContextColumn({ number }: { number: string }) {
  const { data, error } = useQuery<Ticket>({ queryKey: deskKeys.ticket(number), queryFn: ({ signal }) => readTicket(number, signal) });
  // The ticket's own panel says what went wrong.
  if (error && !data) return null;
  return (
    <aside aria-label={t("context")} className="w-80 shrink-0 overflow-y-auto border-l border-border bg-surface px-4 py-3">
      {data ? <ContextPanel key={data.id} ticket={data} /> : <SkeletonText lines={8} />}
    </aside>
  );
}
