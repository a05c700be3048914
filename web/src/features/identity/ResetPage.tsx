import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useSearchParams } from "wouter";
import { useForm } from "../../lib/use-form.ts";
import { ApiError } from "../../lib/api-error.ts";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { checkResetLink, resetPassword } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { checkNewPassword } from "./check-fields.ts";
import { FormFailure } from "./FormFailure.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { textsOf } from "../../lib/texts.ts";
import { signUpTexts } from "../../texts/en/sign-up.ts";

const t = textsOf(signUpTexts);

const newLink = () => (
  <Link href="/forgot" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
    {t("askForANew")}
  </Link>
);

/** `/reset?token=`: a new password by a mailed link. */
export default function ResetPage() {
  const [search] = useSearchParams();
  const token = search.get("token") ?? "";
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { newPassword: "" },
    check: ({ newPassword }) => ({ newPassword: checkNewPassword(newPassword) }),
    submit: async ({ newPassword }) => {
      await resetPassword(token, newPassword);
      navigate("/sign-in?notice=reset", { replace: true });
    },
  });
  // Said before somebody thinks of a password. Where the answer is late or does not come, the form tells.
  const { error } = useQuery({ queryKey: ["reset-link", token], queryFn: async ({ signal }) => { await checkResetLink(token, signal); return true; }, enabled: token !== "", retry: false, staleTime: Infinity });
  const dead = token === "" || (error instanceof ApiError && error.status === 404) || (form.failure instanceof ApiError && "token" in form.failure.fields);
  if (dead) {
    return (
      <AuthCard title={t("thisLinkDoesNot")} description={t("itWasUsedAlreadyOr")}>
        {newLink()}
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t("chooseANewPassword")}
      footer={
        <Link href="/sign-in" className={textLink}>
          {t("backToSignIn")}
        </Link>
      }
    >
      <Banner>{t("youWillBeSigned")}</Banner>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <NewPasswordField label={t("newPassword")} {...form.control("newPassword")} error={form.errors.newPassword} />
        <SubmitButton form={form}>{t("setMyNewPassword")}</SubmitButton>
      </form>
    </AuthCard>
  );
}
