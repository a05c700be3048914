import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { SecurityAlert } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

const formId = "review-alert";

/** Key of all lists of alerts in the query cache. */
export const alertsKey = ["admin", "alerts"] as const;

/** Says that an alert was looked at, with what came of it. */
export function ReviewDialog({ alert, onClose }: { alert: SecurityAlert; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { note: "" },
    submit: async ({ note }) => {
      await api("PUT", `/api/people/alerts/${alert.id}/review`, { body: note.trim() === "" ? {} : { note: note.trim() } });
      await client.invalidateQueries({ queryKey: alertsKey });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("reviewTitle")}
      description={t("reviewHint", { name: alert.person.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>
            {t("reviewDo")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("reviewNote")} optional error={form.errors.note} hint={t("reviewNoteHint")}>
          <Textarea {...form.control("note")} maxLength={500} rows={2} />
        </Field>
      </form>
    </Dialog>
  );
}
