import { useState } from "react";
import type { OpeningWeek } from "../../../../../contract/desk.ts";
import type { Calendar } from "../../../../../contract/sla.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { days } from "../settings/opening-week.ts";
import { HoursEditor } from "../settings/HoursEditor.tsx";
import { holidaysFrom, holidaysText } from "./sla-words.ts";
import { useSlaChange } from "./use-sla.ts";

const t = textsOf(adminSlaTexts);
const formId = "sla-calendar";

function firstWeek(calendar: Calendar | null): OpeningWeek {
  if (calendar) return { ...calendar.week, zone: calendar.zone };
  const office = [{ from: "08:00", to: "17:00" }];
  const week = Object.fromEntries(days.map((day) => [day, day === "saturday" || day === "sunday" ? [] : office])) as unknown as Calendar["week"];
  return { ...week, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** Working hours with holidays, new or from now on. */
export function CalendarDialog({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { change } = useSlaChange();
  const [week, setWeek] = useState(() => firstWeek(calendar));
  const form = useForm({
    initial: { name: calendar?.name ?? "", holidays: holidaysText(calendar?.holidays ?? []) },
    check: ({ name, holidays }) => {
      const read = holidaysFrom(holidays);
      return { name: name.trim() === "" ? t("giveName") : "", holidays: typeof read === "number" ? t("notAHoliday", { line: read }) : "" };
    },
    submit: async ({ name, holidays }) => {
      const { zone, ...hours } = week;
      const read = holidaysFrom(holidays);
      const body = { name: name.trim(), zone: zone ?? "UTC", week: hours, holidays: typeof read === "number" ? [] : read };
      await change(calendar ? "PUT" : "POST", calendar ? `calendars/${calendar.id}` : "calendars", body);
      notify({ tone: "success", title: t("saved", { name: body.name }) });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title={calendar ? t("change", { name: calendar.name }) : t("newCalendar")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>{t("save")}</Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("name")} hint={t("calendarNameHint")} required error={form.errors.name}>
          <Input {...form.control("name")} maxLength={60} />
        </Field>
        <fieldset>
          <legend className="pb-1 text-sm font-medium">{t("hours")}</legend>
          <HoursEditor week={week} onChange={setWeek} errors={{}} />
        </fieldset>
        <Field label={t("holidays")} hint={t("holidaysHint")} error={form.errors.holidays}>
          <Textarea {...form.control("holidays")} className="min-h-28 font-mono text-sm" spellCheck={false} />
        </Field>
      </form>
    </Dialog>
  );
}
