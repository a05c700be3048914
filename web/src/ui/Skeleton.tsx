import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** A grey shape where something will stand. Give it the size of that thing, so that nothing moves when it comes. */
export function Skeleton({ className, round = false }: { className?: string; round?: boolean }) {
  return <span aria-hidden="true" className={clsx("shimmer relative block overflow-hidden bg-subtle", round ? "rounded-pill" : "rounded-sm", className)} />;
}

/** Rows of a list on their way: a round, a line, a shorter line. */
export function SkeletonRows({ rows = 5, label = t("loading") }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-border">
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="flex items-center gap-3 px-4 py-3.5">
          <Skeleton round className="size-9 shrink-0" />
          <div className="min-w-0 flex-1 space-y-2">
            <Skeleton className={clsx("h-3.5", at % 2 ? "w-2/5" : "w-1/2")} />
            <Skeleton className={clsx("h-3", at % 3 ? "w-4/5" : "w-3/5")} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** Lines of a text on its way; the last one is short. */
export function SkeletonText({ lines = 3, label = t("loading") }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="space-y-2.5">
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} className={clsx("h-3.5", at === lines - 1 ? "w-3/5" : "w-full")} />
      ))}
    </div>
  );
}
