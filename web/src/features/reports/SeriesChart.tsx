import { useState, type KeyboardEvent, type PointerEvent } from "react";
import type { ReportFigure, ReportPeriod } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { labelled, scaleFor } from "./chart-scale.ts";
import { nameOf, valueText } from "./figure-words.ts";
import { intervalName } from "./interval-name.ts";

const t = textsOf(deskReportsTexts);

/** Units of the picture; it is stretched to its place, so widths and heights are shares of these. */
const step = 10, height = 100;

/**
 * A figure's course: columns for counts, a line for the rest, with gaps where nothing was measured. One stop of the Tab key; the arrow keys
 * go from point to point and say each, as a finger or pointer does.
 */
export function SeriesChart({ figure: { key, unit, series }, period }: { figure: ReportFigure; period: ReportPeriod }) {
  const [at, setAt] = useState<number | null>(null);
  const values = series.map((cell) => cell.value), count = values.length, width = count * step;
  const scale = scaleFor(unit, Math.max(0, ...values.map((value) => value ?? 0)));
  const y = (value: number) => height - (value / scale.top) * height;
  const words = (index: number) => t("pointAt", { day: intervalName(period, index), value: valueText(unit, values[index] ?? null) });
  const shown = Math.min(at ?? count - 1, count - 1);
  const point = (event: PointerEvent<Element>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count))));
  };
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: shown - 1, ArrowDown: shown - 1, ArrowRight: shown + 1, ArrowUp: shown + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.min(count - 1, Math.max(0, to)));
  };
  return (
    <div className="text-xs text-muted">
      <p aria-hidden="true" className="h-5 truncate text-right tabular-nums">{at === null ? "" : words(at)}</p>
      <div className="flex gap-2">
        <div className="relative h-32 w-12 shrink-0 tabular-nums" aria-hidden="true">
          {scale.steps.map((value) => <span key={value} className="absolute right-0 -translate-y-1/2 whitespace-nowrap" style={{ top: `${y(value)}%` }}>{valueText(unit, value)}</span>)}
        </div>
        <div className="min-w-0 flex-1 pr-5">
          <div role="slider" tabIndex={0} aria-label={t("chartOf", { name: nameOf(key), interval: period.interval })} aria-valuemin={1} aria-valuemax={count} aria-valuenow={shown + 1} aria-valuetext={words(shown)}
            aria-orientation="horizontal" className="touch-pan-y rounded-sm" onKeyDown={keys} onFocus={() => setAt(shown)} onBlur={() => setAt(null)} onPointerMove={point} onPointerDown={point} onPointerLeave={() => setAt(null)}
          >
            <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="block h-32 w-full overflow-visible">
              {at !== null && <rect x={shown * step} width={step} height={height} className="fill-subtle" />}
              {scale.steps.map((value) => <path key={value} d={`M0 ${y(value)}H${width}`} vectorEffect="non-scaling-stroke" className="stroke-border" />)}
              {unit === "count"
                ? values.map((value, index) => value !== null && <rect key={period.starts[index]} x={(index + 0.15) * step} width={step * 0.7} y={y(value)} height={height - y(value)} className="fill-brand/60" />)
                : <path d={linePath(values, y)} fill="none" strokeWidth={2.5} strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" className="stroke-brand-text" />}
            </svg>
          </div>
          <div className="relative mt-1.5 h-4" aria-hidden="true">
            {labelled(count, 5).map((index) => (
              <span key={index} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${((index + 0.5) / count) * 100}%` }}>{intervalName(period, index, true)}</span>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** A line through what was measured; a point that stands alone is drawn as a dot. */
function linePath(values: readonly (number | null)[], y: (value: number) => number): string {
  const known = (index: number) => values[index] ?? null;
  return values.map((value, index) => {
    if (value === null) return "";
    const x = (index + 0.5) * step;
    if (known(index - 1) !== null) return `L${x} ${y(value)}`;
    return `M${x} ${y(value)}${known(index + 1) === null ? "h0.01" : ""}`;
  }).join("");
}
