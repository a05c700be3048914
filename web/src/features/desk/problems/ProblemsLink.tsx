import { OctagonAlert, Waves } from "lucide-react";
import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { useLiveProblems, useSurges } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);

/** What the way there is called. */
export const problemsLabel = (): string => t("problems");

/** How many surges wait for a decision. */
export function useProposals(): number {
  useLiveProblems();
  return useSurges().data?.items.filter(({ state }) => state === "proposed").length ?? 0;
}

/** The way to the problems, below the views. */
export function ProblemsLink() {
  const proposals = useProposals();
  return (
    <Link href="/desk/problems" className="flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm text-text hover:bg-hover touch:h-11">
      <OctagonAlert className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">{t("problems")}</span>
      {proposals > 0 && <span aria-label={t("badge", { count: proposals })} className="rounded-pill bg-warning-soft px-1.5 py-px font-mono text-xs font-semibold tabular-nums text-warning">{proposals}</span>}
    </Link>
  );
}

/** Above the list: the newest surge that nobody has decided about (DK-14). */
export function SurgeNotice() {
  const { data } = useSurges();
  const surge = data?.items.find(({ state, abilities }) => state === "proposed" && abilities.decide);
  if (!surge) return null;
  return (
    <Link href={`/desk/problems/surges/${surge.id}`} className="flex shrink-0 items-center gap-2.5 border-t border-border bg-warning-soft px-3 py-2 text-sm hover:underline touch:min-h-11">
      <Waves className="size-4 shrink-0 text-warning" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{t("surgeTitle", { count: surge.count })}</span>
        <span className="block truncate text-xs">{surge.words.slice(0, 4).join(", ")}</span>
      </span>
    </Link>
  );
}
