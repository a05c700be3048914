import type { ProblemRow } from "../../../../../contract/desk-links.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { useProblems } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);
const optionClass = "flex cursor-pointer items-start gap-2.5 rounded-md border border-border px-3 py-2 text-sm hover:bg-hover has-checked:border-brand has-checked:bg-brand-soft touch:py-3";

export type ProblemChooserProps = { chosen: ProblemRow | "new" | null; onChoose: (problem: ProblemRow | "new") => void; /** The title that a new one would have; without it, none is offered. */ offersNew?: string };

/** One of the open problems, or a new one. */
export function ProblemChooser({ chosen, onChoose, offersNew }: ProblemChooserProps) {
  const list = useProblems("open");
  if (list.status === "loading") return <SkeletonRows rows={3} />;
  if (list.status === "error") return <ErrorState error={list.error} onRetry={list.onRetry} />;
  return (
    <fieldset className="space-y-1">
      <legend className="sr-only">{t("openProblems")}</legend>
      {offersNew !== undefined && (
        <label className={optionClass}>
          <input type="radio" name="problem" className="mt-1 accent-(--brand)" checked={chosen === "new"} onChange={() => onChoose("new")} />
          <span className="min-w-0 flex-1 font-medium">
            {t("newProblem")}
            <span className="block truncate font-normal text-muted">{offersNew}</span>
          </span>
        </label>
      )}
      {list.items.map((problem) => (
        <label key={problem.id} className={optionClass}>
          <input type="radio" name="problem" className="mt-1 accent-(--brand)" checked={chosen !== "new" && chosen?.id === problem.id} onChange={() => onChoose(problem)} />
          <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
            {problem.title}
            <span className="block text-xs font-normal text-muted">
              {t("ofProblem", { serial: problem.serial })} · {t("ticketsCount", { count: problem.incidents })}
            </span>
          </span>
        </label>
      ))}
      {list.hasMore && <Button size="sm" loading={list.loadingMore} onClick={list.onLoadMore}>{t("allStates")}</Button>}
    </fieldset>
  );
}
