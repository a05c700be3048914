import type { PersonBrief } from "../../../../../contract/common.ts";
import type { reportReasons } from "../../../../../contract/reports.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { memberTexts } from "../../../texts/en/member.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { ChoiceField } from "../ChoiceField.tsx";
import { FormFailure } from "../FormFailure.tsx";

const t = textsOf(memberTexts);

type Reason = (typeof reportReasons)[number];
const reasons: readonly Reason[] = ["spam", "scam", "harassment", "hate", "sexual", "violence", "impersonation", "other"];

/** Tells the team what is wrong with somebody (MO-1). */
export default function ReportDialog({ person, onClose }: { person: PersonBrief; onClose: () => void }) {
  const form = useForm({
    initial: { reason: "", text: "" },
    check: ({ reason }) => ({ reason: reason === "" ? t("chooseAReason") : "" }),
    submit: async ({ reason, text }) => {
      await api("POST", "/api/reports", { body: { subjectKind: "person", subjectId: person.id, reason, ...(text.trim() ? { text: text.trim() } : {}) } });
      onClose();
      notify({ tone: "success", title: t("reported"), description: t("reportedWhat") });
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("reportTitle", { name: person.name })} description={t("reportWhat", { name: person.name })}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
        <FormFailure form={form} />
        <ChoiceField {...form.control("reason")} label={t("reason")} choices={reasons.map((one) => [one, t(one)])} required error={form.errors.reason} />
        <Field label={t("more")} optional error={form.errors.text ?? null}>
          <Textarea {...form.control("text")} maxLength={1000} />
        </Field>
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" loading={form.busy}>
            {t("send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
