import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Field } from "../../ui/Field.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { notify } from "../../ui/toast.ts";
import { changePassword } from "./auth-api.ts";
import { checkNewPassword } from "./check-fields.ts";
import { FormFailure } from "./FormFailure.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";

/** A new password with the present one. All other devices are signed out (ID-4). */
export default function PasswordCard() {
  const form = useForm({
    initial: { currentPassword: "", newPassword: "" },
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword === "" ? "Write your present password." : "",
      newPassword: checkNewPassword(newPassword),
    }),
    submit: async ({ currentPassword, newPassword }) => {
      await changePassword(currentPassword, newPassword);
      form.set("currentPassword", "");
      form.set("newPassword", "");
      notify({ tone: "success", title: "Your password is changed", description: "All other devices are signed out." });
    },
  });
  return (
    <Card title="Password">
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label="Present password" required error={form.errors.currentPassword}>
          <PasswordInput {...form.control("currentPassword")} autoComplete="current-password" maxLength={128} />
        </Field>
        <NewPasswordField label="New password" {...form.control("newPassword")} error={form.errors.newPassword} />
        <Button type="submit" loading={form.busy} disabled={form.waitUntil !== null && form.waitUntil > Date.now()}>
          Change password
        </Button>
      </form>
    </Card>
  );
}
