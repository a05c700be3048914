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

const formId = "invite-staff";

function InviteForm({ onDone, onBusy }: { onDone: () => void; onBusy: (busy: boolean) => void }) {
  const client = useQueryClient();
  const mayMakeAdmins = useMay("staff.permissions");
  const [roles, setRoles] = useState<StaffRole[]>(["agent"]);
  const form = useForm({
    initial: { name: "", email: "", roles: "" },
    check: ({ name, email }) => ({ name: name.trim() === "" ? "Write a name." : "", email: email.trim() === "" ? "Write their email address." : checkEmail(email), roles: roles.length === 0 ? "Choose at least one role." : "" }),
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
      notify({ tone: "success", title: `${name.trim()} is invited`, description: "The link in the mail works once, for seven days." });
      onDone();
    },
  });
  return (
    <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
      <FormFailure form={form} />
      <Field label="Name" required error={form.errors.name}>
        <Input {...form.control("name")} autoComplete="off" maxLength={80} />
      </Field>
      <Field label="Email" required error={form.errors.email} hint="The invitation goes there, and they sign in with it.">
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
      title="Invite to the team"
      description="They get a mail with a link, choose a password, and can start."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Send invitation
          </Button>
        </>
      }
    >
      <InviteForm onDone={() => onOpenChange(false)} onBusy={setBusy} />
    </Dialog>
  );
}
