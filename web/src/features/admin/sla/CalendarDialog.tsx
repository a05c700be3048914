import { useState } from "react";
import type { DeskSettings, OpeningWeek } from "../../../../../contract/desk.ts";
import type { Calendar } from "../../../../../contract/sla.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { inYearOrder } from "../settings/holiday-list.ts";
import { days, weekProblems } from "../settings/opening-week.ts";
import { HoursEditor } from "../settings/HoursEditor.tsx";
import { useSlaChange } from "./use-sla.ts";

const t = textsOf(adminSlaTexts);
const formId = "sla-calendar";

function firstWeek(calendar: Calendar | null): OpeningWeek {
  if (calendar) return { ...calendar.week, zone: calendar.zone, holidays: calendar.holidays.length > 0 ? calendar.holidays : undefined };
  const office = [{ from: "08:00", to: "17:00" }];
  const week = Object.fromEntries(days.map((day) => [day, day === "saturday" || day === "sunday" ? [] : office])) as unknown as Calendar["week"];
  return { ...week, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** Working hours with holidays, new or from now on. */
export function CalendarDialog({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { change } = useSlaChange();
  const [first] = useState(() => firstWeek(calendar));
  const [week, setWeek] = useState(first);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [taking, setTaking] = useState(false);
  const setHours = (next: OpeningWeek) => {
    setWeek(next);
    setProblems({});
  };
  const takeDesk = async () => {
    setTaking(true);
    try {
      const { hours } = await api<DeskSettings>("GET", "/api/desk/settings");
      setHours({ ...hours, zone: hours.zone ?? week.zone });
    } catch (error) {
      notify({ tone: "danger", title: describeError(error) });
    } finally {
      setTaking(false);
    }
  };
  const form = useForm({
    // The week is no text: its problems stand at its days, and here only keep it from being sent.
    initial: { name: calendar?.name ?? "", week: "" },
    check: ({ name }) => {
      const found = weekProblems(week);
      setProblems(found);
      return { name: name.trim() === "" ? t("giveName") : "", week: Object.values(found)[0] ?? "" };
    },
    submit: async ({ name }) => {
      const { zone, holidays = [], ...hours } = week;
      const body = { name: name.trim(), zone: zone ?? "UTC", week: hours, holidays: inYearOrder(holidays) };
      await change(calendar ? "PUT" : "POST", calendar ? `calendars/${calendar.id}` : "calendars", body);
      notify({ tone: "success", title: t("saved", { name: body.name }) });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" unsaved={week !== first || form.values.name !== (calendar?.name ?? "")} title={calendar ? t("change", { name: calendar.name }) : t("newCalendar")}
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
          <Button type="button" size="sm" className="mb-2" loading={taking} onClick={() => void takeDesk()}>{t("takeDeskHours")}</Button>
          <HoursEditor week={week} onChange={setHours} errors={problems} />
        </fieldset>
      </form>
    </Dialog>
  );
}
