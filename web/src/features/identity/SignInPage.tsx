import { lazy, Suspense, useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { signIn } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { BanNotice, isBan } from "./BanNotice.tsx";
import { FormFailure } from "./FormFailure.tsx";
import { nextPath, signInPath } from "./next-path.ts";
import { SubmitButton } from "./SubmitButton.tsx";
import { useEnter } from "./use-enter.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(identityTexts);

// Most people have no second factor, and this page is the first that many load.
const CodeForm = lazy(() => import("./second-factor/CodeForm.tsx"));

const notices: Record<string, string> = {
  get reset() { return t("yourNewPasswordIs"); },
  get account() { return t("yourAccountIsReady"); },
};

/** `/sign-in`: by email or username, and a code for whoever has a second factor (ID-3). */
export default function SignInPage() {
  const search = useSearch();
  const next = nextPath(search);
  const enter = useEnter();
  const { me } = useMe();
  const [codeAsked, setCodeAsked] = useState(false);
  const [again, setAgain] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const goOn = async () => {
    setEntering(true);
    await enter(next);
  };
  const form = useForm({
    initial: { name: "", password: "" },
    draftKey: "sign-in",
    secret: ["password"],
    check: ({ name, password }) => ({
      name: name.trim() === "" ? t("writeYourEmailAddressOr") : "",
      password: password === "" ? t("writeYourPassword") : "",
    }),
    submit: async ({ name, password }) => {
      setAgain(null);
      const { needsCode } = await signIn(name, password);
      if (!needsCode) return goOn();
      form.set("password", "");
      setCodeAsked(true);
    },
  });
  if (me && !form.busy && !entering) return <Redirect to={next} replace />;
  if (codeAsked) {
    const onAgain = (why: string | null) => {
      setAgain(why);
      setCodeAsked(false);
    };
    return (
      <Suspense fallback={<SkeletonText lines={4} />}>
        <CodeForm onSignedIn={goOn} onAgain={onAgain} />
      </Suspense>
    );
  }
  const notice = notices[new URLSearchParams(search).get("notice") ?? ""];
  return (
    <AuthCard
      title={t("signIn")}
      description={t("goOnWhereYou", { brandName: brandName() })}
      footer={
        <>
          <Rich text={t.parts("newHereMakeAn")} parts={{ link: <Link href={signInPath(next, "/sign-up")} className={textLink} /> }} />
        </>
      }
    >
      {notice && <Banner tone="success">{notice}</Banner>}
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
            <Link href="/forgot" className={textLink}>
              {t("forgotYourPassword")}
            </Link>
          </p>
        </div>
        <SubmitButton form={form}>{t("signIn")}</SubmitButton>
      </form>
    </AuthCard>
  );
}
