import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { NoticePreferences } from "../../../../contract/notifications.ts";
import { ApiError } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { formatCalendarDay } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { notify } from "../../ui/toast.ts";
import { changePreferences, preferencesKey } from "./notice-api.ts";
import { changeOf, spanOf, whenFormOf, type WhenForm } from "./when-form.ts";

const t = textsOf(notificationsTexts);

/** 4 January 2026 was a Sunday, which is day 0. */
const dayName = (day: number) => formatCalendarDay(`2026-01-${String(4 + day).padStart(2, "0")}`, { weekday: "short" });
/** Monday first, as calendars of East Africa have it. */
const week = [1, 2, 3, 4, 5, 6, 0];
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

type Put = (change: Partial<WhenForm>) => void;

/** The server's names of the two fields. */
const at = { from: "quiet.from", until: "quiet.until" } as const;

function Quiet({ form, put, errors }: { form: WhenForm; put: Put; errors: Readonly<Record<string, string>> }) {
  const span = spanOf(form.from, form.until);
  return (
    <div className="space-y-4 pb-2 pt-3">
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("from")} error={errors[at.from]}>
          <Input type="time" required value={form.from} onChange={(event) => put({ from: event.target.value })} />
        </Field>
        <Field label={t("until")} error={errors[at.until]} hint={span === "overnight" ? t("overnight") : span === "all-day" ? t("allDay") : undefined}>
          <Input type="time" required value={form.until} onChange={(event) => put({ until: event.target.value })} />
        </Field>
      </div>
      <fieldset>
        <legend className="pb-1 text-sm font-medium">{t("days")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {week.map((day) => (
            <Checkbox key={day} label={dayName(day)} checked={form.days.includes(day)} onChange={(event) => put({ days: event.target.checked ? [...form.days, day] : form.days.filter((one) => one !== day) })} />
          ))}
        </div>
        <p aria-live="polite" className="text-sm text-danger">
          {form.days.length === 0 ? t("chooseADay") : (errors["quiet.days"] ?? "")}
        </p>
      </fieldset>
    </div>
  );
}

/** Quiet hours and digest: saved by a button, since half a time is no time. */
export default function WhenCard({ preferences }: { preferences: NoticePreferences }) {
  const client = useQueryClient();
  const [form, setForm] = useState(() => whenFormOf(preferences));
  const put: Put = (change) => setForm((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => changePreferences(changeOf(form)),
    onSuccess: (saved) => {
      client.setQueryData(preferencesKey, saved);
      setForm(whenFormOf(saved));
      notify({ tone: "success", title: t("saved") });
    },
  });
  const errors = save.error instanceof ApiError ? save.error.fields : {};
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.quiet || form.days.length > 0) save.mutate();
  };
  return (
    <Card title={t("whenTitle")} description={t("whenLead")}>
      <form onSubmit={onSubmit} className="space-y-4">
        <div>
          <Switch label={t("quiet")} hint={t("quietWhat")} checked={form.quiet} onChange={(event) => put({ quiet: event.target.checked })} />
          {form.quiet && <Quiet form={form} put={put} errors={errors} />}
        </div>
        <div className="grid gap-4 border-t border-border pt-4 sm:grid-cols-2">
          <Field label={t("digest")}>
            <Select value={form.every} onChange={(event) => put({ every: event.target.value as WhenForm["every"] })}>
              <option value="off">{t("digestOff")}</option>
              <option value="hour">{t("digestHour")}</option>
              <option value="day">{t("digestDay")}</option>
            </Select>
          </Field>
          {form.every === "day" && (
            <Field label={t("digestAt")}>
              <Select value={form.hour} onChange={(event) => put({ hour: Number(event.target.value) })}>
                {Array.from({ length: 24 }, (_, hour) => (
                  <option key={hour} value={hour}>
                    {clock(hour)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <p className="text-sm text-muted">{t("zone", { zone: preferences.timeZone.replaceAll("_", " ") })}</p>
        {save.error && Object.keys(errors).length === 0 && (
          <p role="alert" className="text-sm text-danger">
            {describeError(save.error)}
          </p>
        )}
        <Button type="submit" variant="primary" loading={save.isPending}>
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
