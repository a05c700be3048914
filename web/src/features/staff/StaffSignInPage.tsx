import { useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard, textLink } from "../identity/AuthCard.tsx";
import { FormFailure } from "../identity/FormFailure.tsx";
import { SubmitButton } from "../identity/SubmitButton.tsx";
import { NotStaff } from "./NotStaff.tsx";
import { StaffThere } from "./StaffThere.tsx";
import { staffNext } from "./staff-next.ts";
import { useStaffEnter } from "./use-staff-enter.ts";

function SignInForm({ next }: { next: string }) {
  const enter = useStaffEnter();
  const form = useForm({
    initial: { name: "", password: "" },
    check: ({ name, password }) => ({
      name: name.trim() === "" ? "Write your email address or your username." : "",
      password: password === "" ? "Write your password." : "",
    }),
    submit: ({ name, password }) => enter(name, password, next),
  });
  return (
    <AuthCard title="Staff sign-in" description={`For the team of ${brandName()}.`} footer="New in the team? An admin sends you an invitation by email.">
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label="Email or username" required error={form.errors.name}>
          <Input {...form.control("name")} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} inputMode="email" maxLength={254} />
        </Field>
        <div>
          <Field label="Password" required error={form.errors.password}>
            <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
          </Field>
          <p className="pt-2 text-sm">
            {/* The page for it is in the members' app, which is another document. */}
            <a href="/forgot" className={textLink}>
              Forgot your password?
            </a>
          </p>
        </div>
        <SubmitButton form={form}>Sign in</SubmitButton>
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
      <AuthCard title="Staff sign-in">
        <SkeletonText lines={4} />
      </AuthCard>
    );
  }
  if (error) {
    return (
      <AuthCard title="Staff sign-in">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </AuthCard>
    );
  }
  return <SignInForm next={next} />;
}
