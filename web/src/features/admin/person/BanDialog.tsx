import { api } from "../../../lib/api.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { PersonShown } from "../contract-types.ts";
import { banUntil, usualDays } from "./ban-length.ts";
import { Consequences } from "./Consequences.tsx";
import { usePersonChange } from "./person-api.ts";

const t = textsOf(adminPersonTexts);

const formId = "ban-person";

/** Keeps somebody out for a while or for good, with a reason that they read (ID-12). */
export function BanDialog({ shown, me, onClose }: { shown: PersonShown; me: Me; onClose: () => void }) {
  const { id, name } = shown.person;
  const zone = me.community.timeZone;
  const change = usePersonChange(id, (body: { reason: string; until: string | null }) => api<PersonShown>("PUT", `/api/people/${id}/ban`, { body }));
  const form = useForm({
    initial: { length: "7", until: "", reason: "" },
    check: ({ length, until, reason }) => ({ reason: reason.trim().length < 3 ? t("sayWhy") : "", until: length === "day" && banUntil(length, until, zone, Date.now()) === undefined ? t("chooseADay") : "" }),
    submit: async ({ length, until, reason }) => {
      await change.mutateAsync({ reason: reason.trim(), until: banUntil(length, until, zone, Date.now()) ?? null });
      // The head of the page says it at once, so no notice does.
      onClose();
    },
  });
  const { length } = form.values;
  const good = length === "good";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={t("banTitle", { name })}
      description={shown.ban ? t("banAgain") : undefined}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" loading={form.busy}>
            {good ? t("doBan") : t("doSuspend")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("howLong")} error={form.errors.length ?? (length === "day" ? undefined : form.errors.until)}>
            <Select {...form.control("length")}>
              {usualDays.map((days) => (
                <option key={days} value={days}>{t("days", { count: days })}</option>
              ))}
              <option value="day">{t("untilADay")}</option>
              <option value="good">{t("forGood")}</option>
            </Select>
          </Field>
          {length === "day" && (
            <Field label={t("lastDay")} required error={form.errors.until} hint={t("lastDayHint", { zone: zone.replaceAll("_", " ") })}>
              <Input {...form.control("until")} type="date" />
            </Field>
          )}
        </div>
        <Field label={t("reason")} required error={form.errors.reason} hint={t("reasonHint")}>
          <Textarea {...form.control("reason")} maxLength={500} rows={3} />
        </Field>
        <Consequences lines={[t("banSignsOut"), t("banNoSignIn"), t("banWatch"), ...(good ? [] : [t("banEnds")])]} />
      </form>
    </Dialog>
  );
}
