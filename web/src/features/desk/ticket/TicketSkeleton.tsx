import { Skeleton } from "../../../ui/Skeleton.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** The shape of a ticket on its way. */
export function TicketSkeleton() {
  return (
    <div role="status" aria-label={t("loadingTheTicket")} className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-3 border-b border-border bg-surface px-4 py-3">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-7 w-4/5" />
      </div>
      <div className="flex-1 space-y-5 p-5">
        <Skeleton className="h-20 w-3/5 rounded-lg" />
        <Skeleton className="ml-auto h-16 w-1/2 rounded-lg" />
        <Skeleton className="h-12 w-2/5 rounded-lg" />
      </div>
    </div>
  );
}
