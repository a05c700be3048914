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
import { textsOf } from "../../lib/texts.ts";
import { accountTexts } from "../../texts/en/account.ts";

const t = textsOf(accountTexts);

/** A new password with the present one. All other devices are signed out (ID-4). */
export default function PasswordCard() {
  const form = useForm({
    initial: { currentPassword: "", newPassword: "" },
    check: ({ currentPassword, newPassword }) => ({
      currentPassword: currentPassword === "" ? t("writeYourPresentPassword") : "",
      newPassword: checkNewPassword(newPassword),
    }),
    submit: async ({ currentPassword, newPassword }) => {
      await changePassword(currentPassword, newPassword);
      form.set("currentPassword", "");
      form.set("newPassword", "");
      notify({ tone: "success", title: t("yourPasswordIsChanged"), description: t("allOtherDevicesAre") });
    },
  });
  return (
    <Card title={t("password")}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("currentPassword")} required error={form.errors.currentPassword}>
          <PasswordInput {...form.control("currentPassword")} autoComplete="current-password" maxLength={128} />
        </Field>
        <NewPasswordField label={t("newPassword")} {...form.control("newPassword")} error={form.errors.newPassword} />
        <Button type="submit" loading={form.busy} disabled={form.waitUntil !== null && form.waitUntil > Date.now()}>
          {t("changePassword")}
        </Button>
      </form>
    </Card>
  );
}
