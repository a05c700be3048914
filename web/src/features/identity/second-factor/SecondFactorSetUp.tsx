import { Suspense, useState } from "react";
import { Copy } from "lucide-react";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { PasswordInput } from "../../../ui/PasswordInput.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { textLink } from "../AuthCard.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { SubmitButton } from "../SubmitButton.tsx";
import { CodeInput } from "./CodeInput.tsx";
import { copyText } from "./copy-text.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { beginSecondFactor, confirmSecondFactor, type Begun } from "./second-factor-api.ts";
import { useSecondFactorChanged } from "./use-second-factor-changed.ts";

const t = textsOf(secondFactorTexts);

const QrCode = lazyPart(() => import("./QrCode.tsx"));

function PasswordStep({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: password === "" ? t("writeYourPassword") : "" }),
    submit: async ({ password }) => onBegun(await beginSecondFactor(password)),
  });
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
      <FormFailure form={form} />
      <Field label={t("password")} required error={form.errors.password ?? null} hint={t("passwordWhy")}>
        <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
      </Field>
      <SubmitButton form={form}>{t("goOn")}</SubmitButton>
    </form>
  );
}

/** Groups of four are easier to type off a screen. */
const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

function AppStep({ begun, onCodes }: { begun: Begun; onCodes: (codes: readonly string[]) => void }) {
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: /^\d{6}$/.test(code.replaceAll(/\s/g, "")) ? "" : t("writeTheCode") }),
    submit: async ({ code }) => onCodes((await confirmSecondFactor(code)).recoveryCodes),
  });
  return (
    <div className="space-y-5">
      <div className="space-y-3">
        <h3 className="font-medium">{t("scanTitle")}</h3>
        <p className="text-pretty text-sm text-muted">{t("scan")}</p>
        <div className="grid place-items-center">
          <Suspense fallback={<Skeleton className="size-48" />}>
            <QrCode text={begun.uri} label={t("qr")} />
          </Suspense>
        </div>
        <p className="text-sm text-muted">{t("byHand")}</p>
        <div className="flex items-center gap-2 rounded-md border border-border bg-sunken py-1 pl-3 pr-1">
          <code className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">{grouped(begun.secret)}</code>
          <IconButton label={t("copySecret")} icon={<Copy className="size-4" />} onClick={() => void copyText(begun.secret)} />
        </div>
        <p className="text-sm">
          <a href={begun.uri} className={textLink}>
            {t("openApp")}
          </a>
        </p>
      </div>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <h3 className="font-medium">{t("codeTitle")}</h3>
        <FormFailure form={form} />
        <CodeInput form={form} label={t("code")} hint={t("codeHint")} kind="digits" />
        <SubmitButton form={form}>{t("confirm")}</SubmitButton>
      </form>
    </div>
  );
}

/** Setting up a second factor (ID-3): password, the app, a code to show that it works, and the recovery codes, once. */
export default function SecondFactorSetUp({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const changed = useSecondFactorChanged();
  if (codes) return <RecoveryCodes codes={codes} onDone={() => void changed().then(onDone)} />;
  return (
    <div className="space-y-2">
      {begun ? <AppStep begun={begun} onCodes={setCodes} /> : <PasswordStep onBegun={setBegun} />}
      {onCancel && (
        <Button block onClick={onCancel}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}
