import { textsOf } from "../../../lib/texts.ts";
import type { Form } from "../../../lib/use-form.ts";
import { aboutYouTexts } from "../../../texts/en/about-you.ts";
import { Rich } from "../../../ui/Rich.tsx";
import { NewPasswordField } from "../NewPasswordField.tsx";
import type { SignUpValues } from "./sign-up-draft.ts";

const t = textsOf(aboutYouTexts);

/** Step 3: a password, with its rules; and who one joins as. */
export function PasswordStep({ form }: { form: Form<SignUpValues> }) {
  const { values, errors } = form;
  return (
    <>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        <Rich text={t.parts("summary", { username: values.username.trim().toLowerCase(), email: values.email.trim() })} parts={{ b: <strong className="font-medium text-text" /> }} />
      </p>
      {/* Password managers keep the new password under the address. */}
      <input type="email" value={values.email} readOnly autoComplete="username" tabIndex={-1} aria-hidden="true" className="hidden" />
      <NewPasswordField {...form.control("password")} error={errors.password ?? null} own={[values.name, values.username, values.email]} rules />
    </>
  );
}
