import { Link, useLocation, useSearchParams } from "wouter";
import { useForm } from "../../lib/use-form.ts";
import { ApiError } from "../../lib/api-error.ts";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { resetPassword } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { checkNewPassword } from "./check-fields.ts";
import { FormFailure } from "./FormFailure.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { SubmitButton } from "./SubmitButton.tsx";

const newLink = (
  <Link href="/forgot" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
    Ask for a new link
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
  const dead = token === "" || (form.failure instanceof ApiError && "token" in form.failure.fields);
  if (dead) {
    return (
      <AuthCard title="This link does not work any more" description="It was used already, or is more than an hour old. Your password is as it was.">
        {newLink}
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Choose a new password"
      footer={
        <Link href="/sign-in" className={textLink}>
          Back to sign in
        </Link>
      }
    >
      <Banner>You will be signed out everywhere else.</Banner>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <NewPasswordField label="New password" {...form.control("newPassword")} error={form.errors.newPassword} />
        <SubmitButton form={form}>Set my new password</SubmitButton>
      </form>
    </AuthCard>
  );
}
