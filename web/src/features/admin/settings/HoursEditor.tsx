import { Copy, Plus, X } from "lucide-react";
import type { OpeningWeek } from "../../../../../contract/desk.ts";
import { formatNumber } from "../../../lib/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import { HolidaysField } from "./HolidaysField.tsx";
import { copiedTo, days, hasRoom, openHours, weekdayName, windowsProblem, withWindow, type Weekday, type Window } from "./opening-week.ts";
import { ZoneSelect } from "./ZoneSelect.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

type WindowRowProps = { day: string; number: number; window: Window; invalid: boolean; onChange: (window: Window) => void; onRemove: () => void };

function WindowRow({ day, number, window, invalid, onChange, onRemove }: WindowRowProps) {
  const time = (edge: "from" | "to") => (
    <Input
      type="time"
      required
      className="!w-34 max-sm:!w-26 max-sm:!px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
      aria-label={t(edge === "from" ? "timeFrom" : "timeTo", { day, number })}
      aria-invalid={invalid || undefined}
      value={window[edge]}
      onChange={(event) => onChange({ ...window, [edge]: event.target.value })}
    />
  );
  return (
    <div className="flex items-center gap-2">
      {time("from")}
      <span className="text-muted" aria-hidden="true">–</span>
      {time("to")}
      <IconButton label={t("removeTimeOf", { number, day })} icon={<X className="size-4" />} onClick={onRemove} />
    </div>
  );
}

type DayRowProps = { day: Weekday; windows: readonly Window[]; error?: string; onChange: (windows: Window[]) => void };

function DayRow({ day, windows, error, onChange }: DayRowProps) {
  const name = weekdayName(day);
  const problem = windowsProblem(windows) ?? error;
  return (
    <div role="group" aria-label={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 py-2 sm:grid-cols-[6rem_22rem_auto] sm:justify-start">
      <span className="pt-2 text-sm font-medium touch:pt-2.5">{name}</span>
      <div className="min-w-0 space-y-2 max-sm:order-1 max-sm:col-span-2">
        {windows.length === 0 && <p className="text-sm text-muted sm:pt-2 sm:touch:pt-2.5">{t("closed")}</p>}
        {windows.map((window, at) => (
          <WindowRow
            key={at}
            day={name}
            number={at + 1}
            window={window}
            invalid={Boolean(problem)}
            onChange={(changed) => onChange(windows.map((one, place) => (place === at ? changed : one)))}
            onRemove={() => onChange(windows.filter((_, place) => place !== at))}
          />
        ))}
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
      {hasRoom(windows) && (
        <Button size="sm" variant="ghost" className="mt-1 touch:mt-0" icon={<Plus className="size-4" />} aria-label={windows.length === 0 ? t("openOn", { name }) : t("addATimeOn", { name })} onClick={() => onChange(withWindow(windows))}>
          {windows.length === 0 ? t("open") : t("add")}
        </Button>
      )}
    </div>
  );
}

export type HoursEditorProps = {
  week: OpeningWeek;
  onChange: (week: OpeningWeek) => void;
  /** The community's zone, which counts while the week names none; without it the week must name its own. */
  communityZone?: string;
  /** What is wrong, by day, `holidays` or `zone`. */
  errors: Readonly<Record<string, string>>;
};

/** The week's opening hours: several times a day, in one zone. */
export function HoursEditor({ week, onChange, communityZone, errors }: HoursEditorProps) {
  return (
    <div className="space-y-3">
      <div className="divide-y divide-border">
        {days.map((day) => (
          <DayRow key={day} day={day} windows={week[day]} error={errors[day]} onChange={(windows) => onChange({ ...week, [day]: windows })} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="sm" icon={<Copy className="size-4" />} onClick={() => onChange(copiedTo(week, "monday", ["tuesday", "wednesday", "thursday", "friday"]))}>
          {t("mondaysHoursForTuesday")}
        </Button>
        <span aria-live="polite" className="text-sm text-muted">{t("hoursAWeek", { week: formatNumber(openHours(week), { maximumFractionDigits: 1 }) })}</span>
      </div>
      <HolidaysField list={week.holidays} onChange={(holidays) => onChange({ ...week, holidays })} error={errors.holidays} />
      <Field label={t("timeZoneOfThese")} className="max-w-sm" error={errors.zone}>
        <ZoneSelect value={week.zone} onChange={(zone) => onChange({ ...week, zone })} noneText={communityZone && t("asTheCommunity", { zone: communityZone.replaceAll("_", " ") })} />
      </Field>
    </div>
  );
}
