import { CircleHelp } from "lucide-react";
import { timedFigures, type FigureKey } from "../../../../contract/desk-figures.ts";
import type { ReportPeriod } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { meaningOf, nameOf } from "./figure-words.ts";

const t = textsOf(deskReportsTexts);

/** The "?" beside a figure: what exactly is counted. */
export function Meaning({ figure, period }: { figure: FigureKey; period: ReportPeriod }) {
  const label = t("whatIsCounted", { name: nameOf(figure) });
  return (
    <Popover label={label} align="end" trigger={<IconButton label={label} size="sm" icon={<CircleHelp className="size-4" />} />}>
      <div className="space-y-2 text-pretty text-sm">
        <p className="font-medium">{nameOf(figure)}</p>
        <p>{meaningOf(figure)}</p>
        {timedFigures.includes(figure) && <p>{period.hours === "open" ? t("meansOpenHours") : t("meansAllHours")}</p>}
        <p className="text-muted">{t("moreInDocs", { zone: period.zone })}</p>
      </div>
    </Popover>
  );
}
