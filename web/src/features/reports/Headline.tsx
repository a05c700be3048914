import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { clsx } from "clsx";
import type { ReportFigure } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { changeOf, valueText } from "./figure-words.ts";
import { Few } from "./Few.tsx";

const t = textsOf(deskReportsTexts);
const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

/** The answer to the question: the value, whether it is made of few, and how it moved. */
export function Headline({ figure: { key, unit, now, before } }: { figure: ReportFigure }) {
  const change = changeOf(key, unit, now.value, before.value);
  const Arrow = change ? arrows[change.direction] : null;
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span data-figure={key} className="text-2xl font-semibold tabular-nums tracking-tight">{valueText(unit, now.value)}</span>
        <Few unit={unit} cell={now} />
      </p>
      {change && Arrow ? (
        <p className={clsx("flex items-center gap-1 text-xs", change.good === null ? "text-muted" : change.good ? "text-success" : "text-danger")}>
          <Arrow className="size-3.5 shrink-0" aria-hidden="true" />
          {change.text}
        </p>
      ) : (
        <p className="text-xs text-muted">{now.value === null ? t("nothingMeasured") : t("noneBefore")}</p>
      )}
    </div>
  );
}
