import type { Report } from "../../../../contract/reports.ts";
import { api } from "../../lib/api.ts";
import { textsOf } from "../../lib/texts.ts";
import { useForm } from "../../lib/use-form.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field } from "../../ui/Field.tsx";
import { Select } from "../../ui/Select.tsx";
import { Textarea } from "../../ui/Textarea.tsx";
import { notify } from "../../ui/toast.ts";

const t = textsOf(messagesTexts);

const reportReasons = ["spam", "harassment", "hate", "scam", "sexual", "violence", "impersonation", "other"] as const satisfies readonly Report["reason"][];

export type ReportSubject = { kind: Report["subjectKind"]; /** As the endpoint names it. */ id: string; name: string };

/** Tells the moderators what is wrong with a message or a person (MO-1). */
export function ReportDialog({ subject: { kind, id, name }, onClose }: { subject: ReportSubject; onClose: () => void }) {
  const form = useForm({
    initial: { reason: "", text: "" },
    check: ({ reason }) => ({ reason: reason === "" ? t("chooseReason") : undefined }),
    submit: async ({ reason, text }) => {
      await api("POST", "/api/reports", { body: { subjectKind: kind, subjectId: id, reason, ...(text.trim() !== "" && { text: text.trim() }) } });
      notify({ tone: "success", title: t("reported") });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={kind === "message" ? t("reportTitle") : t("reportPersonTitle", { name })}
      description={t("reportHint", { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" loading={form.busy} onClick={() => form.ref.current?.requestSubmit()}>
            {t("sendReport")}
          </Button>
        </>
      }
    >
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        {form.failureText && (
          <p role="alert" className="text-sm text-danger">
            {form.failureText}
          </p>
        )}
        <Field label={t("whatIsWrong")} required error={form.errors.reason}>
          <Select {...form.control("reason")}>
            <option value="" disabled>
              {t("chooseReason")}
            </option>
            {reportReasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(reason)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("tellMore")} optional error={form.errors.text}>
          <Textarea {...form.control("text")} rows={3} maxLength={1000} />
        </Field>
      </form>
    </Dialog>
  );
}
