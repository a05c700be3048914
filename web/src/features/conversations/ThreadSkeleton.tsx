import { clsx } from "clsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

/** A thread on its way: bubbles of both sides, and the field. */
export function ThreadSkeleton() {
  return (
    <div role="status" aria-label={t("loadingMessages")} className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col justify-end gap-4 overflow-hidden px-3 pb-3 sm:px-5">
      {["w-3/5", "w-2/5", "w-1/2", "w-3/5"].map((width, at) => (
        <Skeleton key={at} className={clsx("h-14 shrink-0 rounded-lg", width, at % 2 === 1 && "self-end")} />
      ))}
      <Skeleton className="h-12 w-full shrink-0 rounded-lg" />
    </div>
  );
}
