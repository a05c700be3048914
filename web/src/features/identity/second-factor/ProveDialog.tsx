import type { ReactNode } from "react";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { PasswordInput } from "../../../ui/PasswordInput.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { CodeInput } from "./CodeInput.tsx";

const t = textsOf(secondFactorTexts);

export type ProveDialogProps = {
  title: string;
  description: ReactNode;
  action: string;
  danger?: boolean;
  onClose: () => void;
  /** With the right password and code. What it throws is shown at the fields. */
  submit: (password: string, code: string) => Promise<unknown>;
};

/** Asks for password and code before the second factor is changed. */
export function ProveDialog({ title, description, action, danger = false, onClose, submit }: ProveDialogProps) {
  const form = useForm({
    initial: { password: "", code: "" },
    check: ({ password, code }) => ({ password: password === "" ? t("writeYourPassword") : "", code: code.trim().length < 6 ? t("writeCodeOrRecovery") : "" }),
    submit: ({ password, code }) => submit(password, code.trim()),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
        <FormFailure form={form} />
        <Field label={t("password")} required error={form.errors.password ?? null}>
          <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
        </Field>
        <CodeInput form={form} label={t("codeOrRecovery")} hint={t("codeOrRecoveryHint")} kind="any" />
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant={danger ? "danger" : "primary"} loading={form.busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
