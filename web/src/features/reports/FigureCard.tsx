import { useState } from "react";
import { Link } from "wouter";
import type { ReportFigure, ReportPeriod } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { questionOf } from "./figure-words.ts";
import { Headline } from "./Headline.tsx";
import { Meaning } from "./Meaning.tsx";
import { SeriesChart } from "./SeriesChart.tsx";
import { SeriesTable } from "./SeriesTable.tsx";

const t = textsOf(deskReportsTexts);

/** One question with its answer, its course as a picture or a table, and the way to its parts. */
export function FigureCard({ figure, period, href }: { figure: ReportFigure; period: ReportPeriod; href?: string }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Card title={questionOf(figure.key)} actions={<Meaning figure={figure.key} period={period} />}>
      <div className="space-y-3">
        <Headline figure={figure} />
        {figure.series.some((cell) => cell.value !== null) && <SeriesChart figure={figure} period={period} />}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? t("hideTable") : t("showTable")}</Button>
          {href && <Link href={href} className={buttonClass({ size: "sm" })}>{t("details")}</Link>}
        </div>
        {asTable && <SeriesTable figure={figure} period={period} />}
      </div>
    </Card>
  );
}
