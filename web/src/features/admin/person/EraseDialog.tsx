import { useLocation } from "wouter";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { PersonShown } from "../contract-types.ts";
import { Consequences } from "./Consequences.tsx";
import { usePersonChange } from "./person-api.ts";

const t = textsOf(adminPersonTexts);

const formId = "erase-person";

/** Erases somebody at once, after their name was written out (ID-13); then shows the receipt. */
export function EraseDialog({ shown, onClose }: { shown: PersonShown; onClose: () => void }) {
  const { id, name, username } = shown.person;
  const [, navigate] = useLocation();
  const word = username ?? name;
  const change = usePersonChange(id, async (reason: string) => {
    const begun = await api<{ id: string }>("PUT", `/api/people/${id}/erasure`, { body: { reason } });
    navigate(`/admin/erasures/${begun.id}`);
    return undefined;
  });
  const form = useForm({
    initial: { reason: "", confirmation: "" },
    check: ({ reason, confirmation }) => ({ reason: reason.trim().length < 3 ? t("sayWhyStaff") : "", confirmation: confirmation.trim().toLowerCase() === word.toLowerCase() ? "" : t("typeExactly", { word }) }),
    submit: async ({ reason }) => {
      await change.mutateAsync(reason.trim());
      notify({ tone: "success", title: t("erasureBegun", { name }), description: t("erasureBegunHint") });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={t("eraseTitle", { name })}
      description={t("eraseHint")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" loading={form.busy}>
            {t("eraseDo")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Consequences lines={[t("eraseAccount"), t("eraseWords"), t("eraseFiles"), t("eraseStays"), t("eraseReceipt")]} />
        <Field label={t("reason")} required error={form.errors.reason} hint={t("eraseReasonHint")}>
          <Textarea {...form.control("reason")} maxLength={500} rows={2} />
        </Field>
        <Field label={t("typeToConfirm", { word })} required error={form.errors.confirmation}>
          <Input {...form.control("confirmation")} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
      </form>
    </Dialog>
  );
}
