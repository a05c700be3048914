import { clsx } from "clsx";
import { Check, Undo2, X } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { useSteadyDesk } from "./desk-context.ts";
import { useToastPlace } from "../../ui/toast-place.ts";
import { BulkNotice } from "./bulk/BulkNotice.tsx";
import { useBulk } from "./bulk/page-bulk.ts";
import { useWaiting } from "./compose/page-queue.ts";
import { WaitingElsewhere } from "./compose/WaitingElsewhere.tsx";
import { dismissChange, useLastChange } from "./ticket/undo.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";

const t = textsOf(deskTexts);

function LastChange() {
  const change = useLastChange();
  return (
    <div role="status" className="max-w-full">
      {change && (
        <div className="pointer-events-auto flex max-w-full items-center gap-2 rounded-md border border-border bg-raised py-1 pl-3 pr-1 text-sm shadow-lg">
          <Check className="size-4 shrink-0 text-success" aria-hidden="true" />
          <span className="min-w-0 truncate">{change.title}</span>
          <Button size="sm" variant="ghost" className="h-7 gap-2 px-2 text-brand-text" icon={<Undo2 className="size-3.5" />} onClick={change.undo}>
            {t("undo")}
            <span className="max-md:hidden" aria-hidden="true">
              <Kbd keys="z" />
            </span>
          </Button>
          <IconButton size="sm" className="!size-7" label={t("dismiss")} icon={<X className="size-3.5" />} onClick={dismissChange} />
        </div>
      )}
    </div>
  );
}

/** What was just done and what is still on its way: over what is read, never over what is pressed (ui/toast-place.ts). */
export function DeskNotices() {
  const { layout } = useSteadyDesk();
  const changed = useLastChange() !== null, bulk = Boolean(useBulk()), waits = useWaiting().length > 0;
  const { position, offset, mobileOffset } = useToastPlace(changed || bulk || waits, false);
  const free = position === "top-right";
  const phone = layout === "phone";
  return (
    <div
      data-notices-before=""
      style={phone ? mobileOffset : free ? offset : undefined}
      className={clsx("pointer-events-none z-20 flex flex-col gap-2", phone ? "fixed items-center" : free ? "fixed max-w-md items-end" : "absolute bottom-3 left-3 max-w-md items-start")}
    >
      <WaitingElsewhere />
      <BulkNotice />
      <LastChange />
    </div>
  );
}
