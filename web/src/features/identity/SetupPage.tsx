import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { api, ApiError } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { setUp, signIn } from "./auth-api.ts";
import { AuthCard } from "./AuthCard.tsx";
import { checkEmail, checkNewPassword } from "./check-fields.ts";
import { FormFailure } from "./FormFailure.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { useEnter } from "./use-enter.ts";
import { textsOf } from "../../lib/texts.ts";
import { signUpTexts } from "../../texts/en/sign-up.ts";

const t = textsOf(signUpTexts);

/** Where the first super admin goes on. */
const adminHome = "/admin";

/** A wrong token is refused as a whole; people should see it at its field. */
function atTheToken(error: unknown): never {
  if (!(error instanceof ApiError) || error.status !== 403) throw error;
  const { type, title, status, detail, requestId } = error;
  throw new ApiError({ type, title, status, detail, requestId, fields: { token: detail ?? title } });
}

function FirstAdmin({ token: given }: { token: string }) {
  const enter = useEnter();
  const form = useForm({
    initial: { name: "", email: "", password: "", token: given },
    draftKey: "setup",
    secret: ["password", "token"],
    check: ({ name, email, password, token }) => ({
      name: name.trim() === "" ? t("writeAName") : "",
      email: checkEmail(email),
      password: checkNewPassword(password),
      token: token.trim() === "" ? t("copyTheSetupToken") : "",
    }),
    submit: async ({ name, email, password, token }) => {
      await setUp({ name: name.trim(), email: email.trim(), password, token: token.trim() }).catch(atTheToken);
      await signIn(email, password);
      await enter(adminHome);
    },
  });
  const { name, email } = form.values;
  return (
    <AuthCard title={t("setUpBaraza")} description={t("makeTheFirstSuper")}>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("yourName")} required error={form.errors.name}>
          <Input {...form.control("name")} autoComplete="name" maxLength={80} />
        </Field>
        <Field label={t("email")} required error={form.errors.email}>
          <Input {...form.control("email")} type="email" autoComplete="email" autoCapitalize="none" maxLength={254} />
        </Field>
        <NewPasswordField {...form.control("password")} error={form.errors.password} own={[name, email]} />
        <Field label={t("setupToken")} required error={form.errors.token} hint={t("theServerPrintedIt")}>
          <Input {...form.control("token")} autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={200} className="font-mono" />
        </Field>
        <SubmitButton form={form}>{t("makeTheFirstAdmin")}</SubmitButton>
      </form>
    </AuthCard>
  );
}

/** `/setup`: once, while there is no super admin (ID-6). */
export default function SetupPage() {
  const [search] = useSearchParams();
  const { status, error, refetch } = useQuery({
    queryKey: ["setup"],
    queryFn: ({ signal }) => api("GET", "/api/setup", { signal }),
    // Half-way through the form it must not turn into the page for later.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (status === "success") return <FirstAdmin token={search.get("token") ?? ""} />;
  if (status === "pending") {
    return (
      <AuthCard title={t("setUpBaraza")}>
        <SkeletonText lines={4} />
      </AuthCard>
    );
  }
  if (error instanceof ApiError && error.status === 404) {
    return (
      <AuthCard title={t("barazaIsSetUp")} description={t("theFirstAdminHas")}>
        <Link href="/" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {t("goToTheStart")}
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("setUpBaraza")}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </AuthCard>
  );
}
