import { useState } from "react";
import { ChevronRight, Merge } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { MergedThread } from "../../conversations/MergedThread.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/**
 * A line that says there is another question in this ticket (DK-13): the merged thread itself lies folded before its first message, out of
 * sight. It opens beside the thread, so that what one writes and reads stays where it is.
 */
export function MergedQuestions({ ticket: { merged }, me }: { ticket: Ticket; me: string }) {
  const [open, setOpen] = useState(false);
  const newest = merged.at(-1);
  if (!newest) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className="flex min-h-9 w-full shrink-0 items-center gap-2 border-b border-border bg-info-soft px-4 py-1 text-left text-sm text-text hover:brightness-95 touch:min-h-11 max-md:px-3">
        <Merge className="size-4 shrink-0 text-info" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">
          {merged.length === 1 ? t("alsoAskedOne", { subject: newest.subject }) : t("alsoAsked", { count: merged.length, subject: newest.subject })}
        </span>
        <span className="flex shrink-0 items-center font-medium">
          {t("readIt")}
          <ChevronRight className="size-4" aria-hidden="true" />
        </span>
      </button>
      <Sheet title={t("mergedQuestions")} open={open} onOpenChange={setOpen}>
        {merged.map((one) => <MergedThread key={one.id} merged={one} me={me} begin={one === newest ? "open" : "folded"} />)}
      </Sheet>
    </>
  );
}
