import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { PersonRow } from "../contract-types.ts";
import { deskStaffKey, useDeskStaff } from "../teams/desk-staff.ts";
import { usePersonChange } from "./person-api.ts";
import { openWorkIn, workWords, type OpenWork } from "./open-work.ts";

const t = textsOf(adminPersonTexts);

const formId = "remove-staff";

/** Ends a staff account for good; where open work is held, it first says what and asks to whom it goes (ID-15). */
export function RemoveDialog({ person, onClose }: { person: PersonRow["person"]; onClose: () => void }) {
  const { id, name } = person;
  const client = useQueryClient();
  const [work, setWork] = useState<OpenWork | null>(null);
  const staff = useDeskStaff(work !== null);
  const change = usePersonChange(id, async (body: { reason: string; reassignTo?: string }) => api<undefined>("PUT", `/api/staff/${id}/removal`, { body }));
  const form = useForm({
    initial: { reason: "", reassignTo: "" },
    check: ({ reason, reassignTo }) => ({ reason: reason.trim().length < 3 ? t("sayWhyStaff") : "", reassignTo: work && reassignTo === "" ? t("chooseWhoTakes") : "" }),
    submit: async ({ reason, reassignTo }) => {
      try {
        await change.mutateAsync({ reason: reason.trim(), ...(reassignTo && { reassignTo }) });
      } catch (error) {
        const held = error instanceof ApiError ? openWorkIn(error) : null;
        if (!held) throw error;
        // Not a failure but the next question.
        return setWork(held);
      }
      void client.invalidateQueries({ queryKey: deskStaffKey });
      notify({ tone: "success", title: t("isRemoved", { name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("removeTitle", { name })}
      description={t("removeHint")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" loading={form.busy}>
            {work ? t("removeGive") : t("removeDo")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("reason")} required error={form.errors.reason} hint={t("reasonTeam")}>
          <Textarea {...form.control("reason")} maxLength={500} rows={2} />
        </Field>
        {work && (
          <div className="space-y-3">
            <Banner tone="warning" title={t("openWork", { name })}>{workWords(work)}</Banner>
            {staff.error && <p role="alert" className="text-sm text-danger">{t("staffNotLoaded", { error: describeError(staff.error) })}</p>}
            <Field label={t("giveItTo")} required error={form.errors.reassignTo}>
              <Select {...form.control("reassignTo")} aria-busy={staff.isPending}>
                <option value="">{t("chooseSomebody")}</option>
                {(staff.data?.items ?? []).filter((one) => one.id !== id).map((one) => (
                  <option key={one.id} value={one.id}>{one.name}</option>
                ))}
              </Select>
            </Field>
          </div>
        )}
      </form>
    </Dialog>
  );
}
