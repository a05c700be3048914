import type { PointerEvent } from "react";
import type { Home } from "../contract-types.ts";
import { labelledDays, type Scale } from "./chart-scale.ts";
import { dayName, shortDayName } from "./day-name.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

export type DayChartProps = {
  days: Home["ticketsPerDay"];
  scale: Scale;
  /** The day under the pointer. */
  at: number | null;
  onPoint: (at: number | null) => void;
};

/** Units of the picture; it is stretched to its place, so widths and heights are shares of these. */
const dayWidth = 10;
const height = 100;

/** Columns for what came in and a line for what was solved: told apart by shape, not by colour alone. The table says the same. */
export function DayChart({ days, scale, at, onPoint }: DayChartProps) {
  const width = days.length * dayWidth;
  const y = (count: number) => height - (count / scale.top) * height;
  const line = days.map(({ solved }, day) => `${day === 0 ? "M" : "L"}${(day + 0.5) * dayWidth} ${y(solved)}`).join("");
  const point = (event: PointerEvent<Element>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPoint(Math.min(days.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * days.length))));
  };
  const first = days[0], last = days.at(-1);
  return (
    <div className="flex gap-2 text-xs text-muted">
      <div className="relative h-44 w-6 tabular-nums sm:h-52" aria-hidden="true">
        {scale.steps.map((step) => (
          <span key={step} className="absolute right-0 -translate-y-1/2" style={{ top: `${y(step)}%` }}>
            {step}
          </span>
        ))}
      </div>
      <div className="min-w-0 flex-1 pr-3">
        <svg
          role="img"
          aria-label={first && last ? t("ticketsPerDayFrom", { day: dayName(first.day), day2: dayName(last.day) }) : t("ticketsPerDay")}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="block h-44 w-full touch-pan-y overflow-visible sm:h-52"
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => onPoint(null)}
        >
          {at !== null && <rect x={at * dayWidth} width={dayWidth} height={height} className="fill-subtle" />}
          {scale.steps.map((step) => (
            <path key={step} d={`M0 ${y(step)}H${width}`} vectorEffect="non-scaling-stroke" className="stroke-border" />
          ))}
          {days.map(({ day, created }, index) => (
            <rect key={day} x={index * dayWidth + 1.5} width={dayWidth - 3} y={y(created)} height={height - y(created)} className="fill-brand/45" />
          ))}
          <path d={line} fill="none" strokeWidth={2.5} strokeLinejoin="round" vectorEffect="non-scaling-stroke" className="stroke-success" />
        </svg>
        <div className="relative mt-2 h-4" aria-hidden="true">
          {labelledDays(days.length).map((index) => (
            <span key={index} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${((index + 0.5) / days.length) * 100}%` }}>
              {shortDayName(days[index]?.day ?? "")}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
