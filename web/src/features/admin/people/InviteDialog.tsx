import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { ApiError } from "../../../lib/api.ts";
import { useMay } from "../../../lib/session.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { checkEmail } from "../../identity/check-fields.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { StaffRole } from "../../staff/role-words.ts";
import { RoleChoice } from "./RoleChoice.tsx";
import { invitationsKey, invite } from "./staff-api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

const formId = "invite-staff";

function InviteForm({ onDone, onBusy }: { onDone: () => void; onBusy: (busy: boolean) => void }) {
  const client = useQueryClient();
  const mayMakeAdmins = useMay("staff.permissions");
  const [roles, setRoles] = useState<StaffRole[]>(["agent"]);
  const form = useForm({
    initial: { name: "", email: "", roles: "" },
    check: ({ name, email }) => ({ name: name.trim() === "" ? t("writeAName") : "", email: email.trim() === "" ? t("writeTheirEmailAddress") : checkEmail(email), roles: roles.length === 0 ? t("chooseAtLeastOne") : "" }),
    submit: async ({ name, email }) => {
      onBusy(true);
      try {
        await invite({ name: name.trim(), email: email.trim(), roles });
      } catch (error) {
        // Both refusals are about the address: said there, with what to do instead.
        if (error instanceof ApiError && error.status === 409) throw new ApiError({ type: error.type, title: error.title, status: 409, fields: { email: error.message } });
        throw error;
      } finally {
        onBusy(false);
      }
      await client.invalidateQueries({ queryKey: invitationsKey });
      notify({ tone: "success", title: t("isInvited", { name: name.trim() }), description: t("theLinkInThe") });
      onDone();
    },
  });
  return (
    <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
      <FormFailure form={form} />
      <Field label={t("name")} required error={form.errors.name}>
        <Input {...form.control("name")} autoComplete="off" maxLength={80} />
      </Field>
      <Field label={t("email")} required error={form.errors.email} hint={t("theInvitationGoesThere")}>
        <Input {...form.control("email")} type="email" autoComplete="off" autoCapitalize="none" maxLength={254} />
      </Field>
      <RoleChoice
        chosen={roles}
        onChange={(next) => {
          setRoles(next);
          form.set("roles", next.join());
        }}
        mayMakeAdmins={mayMakeAdmins}
        error={form.errors.roles}
      />
    </form>
  );
}

/** Invites somebody to the staff by mail (ID-8). */
export function InviteDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="md"
      title={t("inviteToTheTeam")}
      description={t("theyGetAMail")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {t("sendInvitation")}
          </Button>
        </>
      }
    >
      <InviteForm onDone={() => onOpenChange(false)} onBusy={setBusy} />
    </Dialog>
  );
}
