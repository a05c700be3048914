import { useState } from "react";
import { useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard, textLink } from "../identity/AuthCard.tsx";
import { BanNotice, isBan } from "../identity/BanNotice.tsx";
import { FormFailure } from "../identity/FormFailure.tsx";
import CodeForm from "../identity/second-factor/CodeForm.tsx";
import { SubmitButton } from "../identity/SubmitButton.tsx";
import { NotStaff } from "./NotStaff.tsx";
import { StaffThere } from "./StaffThere.tsx";
import { staffNext } from "./staff-next.ts";
import { useStaffEnter, useStaffGoOn } from "./use-staff-enter.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

function SignInForm({ next }: { next: string }) {
  const enter = useStaffEnter();
  const goOn = useStaffGoOn();
  const [codeAsked, setCodeAsked] = useState(false);
  const [again, setAgain] = useState<string | null>(null);
  const form = useForm({
    initial: { name: "", password: "" },
    check: ({ name, password }) => ({
      name: name.trim() === "" ? t("writeYourEmailAddress") : "",
      password: password === "" ? t("writeYourPassword") : "",
    }),
    submit: async ({ name, password }) => {
      setAgain(null);
      const { needsCode } = await enter(name, password, next);
      if (!needsCode) return;
      form.set("password", "");
      setCodeAsked(true);
    },
  });
  if (codeAsked) {
    const onAgain = (why: string | null) => {
      setAgain(why);
      setCodeAsked(false);
    };
    return <CodeForm onSignedIn={() => goOn(next)} onAgain={onAgain} />;
  }
  return (
    <AuthCard title={t("staffSignIn")} description={t("forTheTeamOf", { brandName: brandName() })} footer={t("newInTheTeam")}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        {again && <Banner tone="warning">{again}</Banner>}
        {isBan(form.failure) ? <BanNotice error={form.failure} /> : <FormFailure form={form} />}
        <Field label={t("emailOrUsername")} required error={form.errors.name}>
          <Input {...form.control("name")} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} inputMode="email" maxLength={254} />
        </Field>
        <div>
          <Field label={t("password")} required error={form.errors.password}>
            <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
          </Field>
          <p className="pt-2 text-sm">
            {/* The page for it is in the members' app, which is another document. */}
            <a href="/forgot" className={textLink}>
              {t("forgotYourPassword")}
            </a>
          </p>
        </div>
        <SubmitButton form={form}>{t("signIn")}</SubmitButton>
      </form>
    </AuthCard>
  );
}

/** `/staff`: by email or username, then to the desk or to where they wanted (ID-8). */
export default function StaffSignInPage() {
  const next = staffNext(useSearch());
  const { me, isLoading, error, refetch } = useMe();
  if (me?.person.isStaff) return <StaffThere me={me} next={next} />;
  if (me) return <NotStaff me={me} />;
  if (isLoading) {
    return (
      <AuthCard title={t("staffSignIn")}>
        <SkeletonText lines={4} />
      </AuthCard>
    );
  }
  if (error) {
    return (
      <AuthCard title={t("staffSignIn")}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </AuthCard>
    );
  }
  return <SignInForm next={next} />;
}
