import type { ReactNode } from "react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { ContextPanel } from "./ContextPanel.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

/** The context where it has no column of its own. */
export function ContextSheet({ ticket, open, onOpenChange, children }: { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void; children?: ReactNode }) {
  return (
    <Sheet title={t("about", { number: ticket.number })} open={open} onOpenChange={onOpenChange}>
      {children && <div className="mb-5 flex flex-wrap gap-2">{children}</div>}
      <ContextPanel ticket={ticket} />
    </Sheet>
  );
}
