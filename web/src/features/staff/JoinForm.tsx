import { useState } from "react";
import { api } from "../../lib/api.ts";
import { brandName } from "../../lib/brand.ts";
import { useForm } from "../../lib/use-form.ts";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PasswordInput } from "../../ui/PasswordInput.tsx";
import { AuthCard, textLink } from "../identity/AuthCard.tsx";
import { checkNewPassword } from "../identity/check-fields.ts";
import { FormFailure } from "../identity/FormFailure.tsx";
import { NewPasswordField } from "../identity/NewPasswordField.tsx";
import { SubmitButton } from "../identity/SubmitButton.tsx";
import { DeadLink } from "./DeadLink.tsx";
import { isDeadLink, type Offer } from "./offer.ts";
import { roleTitle, roleWords } from "./role-words.ts";
import { useStaffEnter } from "./use-staff-enter.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

function OfferShown({ offer }: { offer: Offer }) {
  return (
    <dl className="space-y-3 rounded-md border border-border bg-sunken px-4 py-3 text-sm">
      <div>
        <dt className="text-muted">{t("youSignInWith")}</dt>
        <dd className="font-medium [overflow-wrap:anywhere]">{offer.email}</dd>
      </div>
      <div>
        <dt className="text-muted">{t("yourRoles", { count: offer.roles.length })}</dt>
        {offer.roles.map((role) => (
          <dd key={role} className="text-pretty">
            <span className="font-medium">{roleTitle(role)}.</span> {role !== "member" && roleWords[role].may}
          </dd>
        ))}
      </div>
    </dl>
  );
}

/** Name and password; for an address that has an account, that account's password. */
export function JoinForm({ token, offer }: { token: string; offer: Offer }) {
  const enter = useStaffEnter();
  const [accepted, setAccepted] = useState(false);
  const form = useForm({
    initial: { name: offer.name, password: "" },
    check: ({ name, password }) => ({
      name: name.trim() === "" ? t("writeAName") : "",
      password: offer.hasAccount ? (password.length < 8 ? t("writeThePasswordOf") : "") : checkNewPassword(password),
    }),
    submit: async ({ name, password }) => {
      // The link works once: a sign-in that failed after it must not ask for the link again.
      if (!accepted) await api("POST", `/api/invitations/${encodeURIComponent(token)}`, { body: { name: name.trim(), password } });
      setAccepted(true);
      const { needsCode } = await enter(offer.email, password, offer.roles.some((role) => role === "admin" || role === "super_admin") ? "/admin" : "/desk");
      // An account with a second factor writes its code where staff sign in.
      if (needsCode) window.location.assign("/staff");
    },
  });
  if (isDeadLink(form.failure)) return <DeadLink />;
  return (
    <AuthCard title={t("joinTheTeamOf", { brandName: brandName() })} description={t("welcomeOneStepAnd", { name: offer.name })}>
      <OfferShown offer={offer} />
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        {!offer.hasAccount && (
          <Field label={t("yourName")} required error={form.errors.name} hint={t("asMembersSeeIt")}>
            <Input {...form.control("name")} autoComplete="name" maxLength={80} />
          </Field>
        )}
        {/* Password managers keep the new password under the address, not under the name. */}
        <input type="email" value={offer.email} readOnly autoComplete="username" tabIndex={-1} aria-hidden="true" className="hidden" />
        {offer.hasAccount ? (
          <div>
            <Field label={t("password")} required error={form.errors.password} hint={t("thisAddressHasAn")}>
              <PasswordInput {...form.control("password")} autoComplete="current-password" maxLength={128} />
            </Field>
            <p className="pt-2 text-sm">
              <a href="/forgot" className={textLink}>
                {t("forgotItChooseA")}
              </a>
            </p>
          </div>
        ) : (
          <NewPasswordField {...form.control("password")} error={form.errors.password} own={[form.values.name, offer.email]} />
        )}
        <SubmitButton form={form}>{t("joinTheTeam")}</SubmitButton>
      </form>
    </AuthCard>
  );
}
