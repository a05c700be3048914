import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../../../lib/api.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { DeskStaff, Team } from "../contract-types.ts";
import { deskStaffKey } from "./desk-staff.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

const formId = "new-team";

/** A new team: its name and who is in it. */
export function TeamDialog({ staff, onClose }: { staff: DeskStaff["items"]; onClose: () => void }) {
  const client = useQueryClient();
  const [memberIds, setMemberIds] = useState<readonly string[]>([]);
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => ({ name: name.trim() === "" ? t("giveTheTeamA") : "" }),
    submit: async ({ name }) => {
      try {
        await api<Team>("POST", "/api/desk/teams", { body: { name: name.trim(), memberIds } });
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) throw new ApiError({ type: error.type, title: error.title, status: 409, fields: { name: error.message } });
        throw error;
      }
      await client.invalidateQueries({ queryKey: deskStaffKey });
      notify({ tone: "success", title: t("theTeamIsThere", { name: name.trim() }), description: t("ticketsCanBeAssigned") });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("newTeam")}
      description={t("aTicketThatIs")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>
            {t("addTeam")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("name")} required error={form.errors.name}>
          <Input {...form.control("name")} maxLength={60} autoComplete="off" />
        </Field>
        <fieldset>
          <legend className="pb-1 text-sm font-medium">{t("people")}</legend>
          {staff.length === 0 && <p className="text-sm text-muted">{t("nobodyAnswersTicketsYet")}</p>}
          <div className="flex flex-col">
            {staff.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={memberIds.includes(id)}
                onChange={(event) => setMemberIds(event.target.checked ? [...memberIds, id] : memberIds.filter((one) => one !== id))}
              />
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
