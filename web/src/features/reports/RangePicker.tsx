import { useState } from "react";
import type { ReportPeriod } from "../../../../contract/desk-reports.ts";
import { formatCalendarDay } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { presets } from "./report-range.ts";
import type { RangeState } from "./use-report.ts";

const t = textsOf(deskReportsTexts);

const dayText = (day: string) => formatCalendarDay(day, { day: "numeric", month: "short", year: "numeric" });

/** First and last day, asked for when both are there and in order. */
function OwnDays({ range }: { range: RangeState }) {
  const [days, setDays] = useState({ from: range.ask.from, to: range.ask.to });
  const put = (next: typeof days) => {
    setDays(next);
    if (next.from && next.to && next.from <= next.to) range.change({ days: next });
  };
  return (
    <>
      <Field label={t("from")}>
        <Input type="date" value={days.from} onChange={(event) => put({ ...days, from: event.target.value })} />
      </Field>
      <Field label={t("to")} error={days.from && days.to && days.from > days.to ? t("wrongOrder") : undefined}>
        <Input type="date" value={days.to} onChange={(event) => put({ ...days, to: event.target.value })} />
      </Field>
    </>
  );
}

/** Which days, and which hours of them count; below, what is compared with what. */
export function RangePicker({ range, period }: { range: RangeState; period: ReportPeriod | undefined }) {
  const { chosen, ask, change } = range;
  const choose = (value: string) => {
    const preset = presets.find((one) => one === value);
    change(preset ? { preset } : { days: { from: ask.from, to: ask.to } });
  };
  return (
    <div className="space-y-2">
      <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 md:flex md:flex-wrap md:items-start">
        <Field label={t("days")} className="md:w-48">
          <Select value={chosen} onChange={(event) => choose(event.target.value)}>
            {presets.map((preset) => <option key={preset} value={preset}>{t(preset)}</option>)}
            <option value="custom">{t("custom")}</option>
          </Select>
        </Field>
        <Field label={t("countHours")} className="md:w-52">
          <Select value={ask.hours} onChange={(event) => change({ hours: event.target.value === "open" ? "open" : "all" })}>
            <option value="all">{t("allHours")}</option>
            <option value="open">{t("openHours")}</option>
          </Select>
        </Field>
        {chosen === "custom" && <OwnDays range={range} />}
      </div>
      {period && (
        <p className="text-sm text-muted" aria-live="polite">
          {t("comparedWith", { from: dayText(period.from), to: dayText(period.to), beforeFrom: dayText(period.before.from), beforeTo: dayText(period.before.to) })}
        </p>
      )}
    </div>
  );
}
