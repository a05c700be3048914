import { useEffect, useState } from "react";
import { Check, Undo2, X } from "lucide-react";
import { undoSeconds } from "../../../../../contract/desk-many.ts";
import { Button } from "../../../ui/Button.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";
import { dismissBulk, undoShownBulk, useBulk } from "./page-bulk.ts";

const t = textsOf(deskManyTexts);

/** How far the bulk action is, what came of it, what was left out and why, and the way back. */
export function BulkNotice() {
  const bulk = useBulk();
  const [why, setWhy] = useState(false);
  const [late, setLate] = useState<string | null>(null);
  const { id, finishedAt } = bulk ?? {};
  useEffect(() => {
    if (!id || !finishedAt) return;
    const timer = setTimeout(() => setLate(id), undoSeconds * 1000);
    return () => clearTimeout(timer);
  }, [id, finishedAt]);
  if (!bulk) return <div role="status" />;
  const { state, total, done, skipped, undone, kept, problems, abilities } = bulk;
  const busy = state === "running" || state === "undoing";
  const at = state === "running" ? done + skipped : undone + kept;
  const of = state === "running" ? total : done;
  const left = state === "undone" ? kept : skipped;
  const title = busy ? `${t(state === "running" ? "workingTitle" : "undoingTitle")}: ${t("working", { done: at, total: of })}` : state === "done" ? t("changed", { count: done }) : t("putBack", { count: undone });
  return (
    <div role="status" className="pointer-events-auto w-full max-w-md overflow-hidden rounded-md border border-border bg-raised text-sm shadow-lg">
      <div className="flex items-center gap-2 py-1 pl-3 pr-1">
        {busy ? <Spinner className="size-4 shrink-0" /> : <Check className="size-4 shrink-0 text-success" aria-hidden="true" />}
        <span className="min-w-0 flex-1 py-1">
          {title}
          {!busy && left > 0 && <span className="text-muted">, {t("notChanged", { count: left })}</span>}
        </span>
        {!busy && problems.length > 0 && (
          <Button size="sm" variant="ghost" className="h-7 px-2" aria-expanded={why} onClick={() => setWhy(!why)}>
            {why ? t("hide") : t("why")}
          </Button>
        )}
        {abilities.undo && late !== id && (
          <Button size="sm" variant="ghost" className="h-7 gap-2 px-2 text-brand-text" icon={<Undo2 className="size-3.5" />} onClick={() => void undoShownBulk()}>
            {t("undo")}
            <span className="max-md:hidden" aria-hidden="true">
              <Kbd keys="z" />
            </span>
          </Button>
        )}
        {!busy && <IconButton size="sm" className="!size-7" label={t("dismiss")} icon={<X className="size-3.5" />} onClick={dismissBulk} />}
      </div>
      {busy && (
        <div className="h-1 bg-subtle" aria-hidden="true">
          <div className="h-full bg-brand transition-[width]" style={{ width: `${of === 0 ? 100 : Math.round((at / of) * 100)}%` }} />
        </div>
      )}
      {why && !busy && (
        <ul className="max-h-48 space-y-1 overflow-y-auto border-t border-border px-3 py-2">
          {problems.map(({ ticketId, number, reason }) => (
            <li key={ticketId} className="flex gap-2">
              <span className="shrink-0 font-mono text-xs leading-5">{number}</span>
              <span className="text-muted">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
