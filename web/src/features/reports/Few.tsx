import { fewAnswers, type FigureUnit } from "../../../../contract/desk-figures.ts";
import type { FigureCell } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { isFew } from "./figure-words.ts";

const t = textsOf(deskReportsTexts);

/** Marks what is made of too few to judge by. */
export function Few({ unit, cell }: { unit: FigureUnit; cell: FigureCell }) {
  if (!isFew(unit, cell)) return null;
  const hint = t("fewAnswersHint", { count: fewAnswers });
  return <span title={hint} className="rounded-pill bg-warning-soft px-1.5 py-px text-xs text-warning">{t("fewAnswers")}<span className="sr-only">. {hint}</span></span>;
}
