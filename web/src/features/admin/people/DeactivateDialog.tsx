import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { notify } from "../../../ui/toast.ts";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { StaffPerson } from "../contract-types.ts";
import { deactivate, useStaffChange } from "./staff-api.ts";

const formId = "deactivate-staff";

/** Ends somebody's access with a reason; roles stay, so that it can be given back. */
export function DeactivateDialog({ person, isMe, onClose }: { person: StaffPerson; isMe: boolean; onClose: () => void }) {
  const { name } = person.person;
  const change = useStaffChange(deactivate);
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => ({ reason: reason.trim() === "" ? "Write a reason: others will ask." : "" }),
    submit: async ({ reason }) => {
      await change.mutateAsync({ person, wanted: reason.trim() });
      notify({ tone: "success", title: `${name} has no access any more`, description: "Reactivate gives it back." });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isMe ? "End your own access?" : `End the access of ${name}?`}
      description={isMe ? "You are signed out everywhere at once, and only another admin can give it back." : "They are signed out everywhere at once and can't sign in. Their answers stay, and so do their roles."}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="danger" loading={form.busy}>
            Deactivate
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label="Reason" required error={form.errors.reason} hint="For the team and the audit log.">
          <Textarea {...form.control("reason")} maxLength={500} />
        </Field>
      </form>
    </Dialog>
  );
}
