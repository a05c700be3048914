import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { notify } from "../../../ui/toast.ts";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { StaffPerson } from "../contract-types.ts";
import { deactivate, useStaffChange } from "./staff-api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

const formId = "deactivate-staff";

/** Ends somebody's access with a reason; roles stay, so that it can be given back. */
export function DeactivateDialog({ person, isMe, onClose }: { person: StaffPerson; isMe: boolean; onClose: () => void }) {
  const { name } = person.person;
  const change = useStaffChange(deactivate);
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => ({ reason: reason.trim() === "" ? t("writeAReasonOthers") : "" }),
    submit: async ({ reason }) => {
      await change.mutateAsync({ person, wanted: reason.trim() });
      notify({ tone: "success", title: t("hasNoAccessAny", { name }), description: t("reactivateGivesItBack") });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isMe ? t("endYourOwnAccess") : t("endTheAccessOf", { name })}
      description={isMe ? t("youAreSignedOut") : t("theyAreSignedOut")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" loading={form.busy}>
            {t("deactivate")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("reason")} required error={form.errors.reason} hint={t("forTheTeamAnd")}>
          <Textarea {...form.control("reason")} maxLength={500} />
        </Field>
      </form>
    </Dialog>
  );
}
