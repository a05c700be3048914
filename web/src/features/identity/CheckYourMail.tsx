import { MailCheck } from "lucide-react";
import { Link } from "wouter";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "./AuthCard.tsx";
import { signInPath } from "./next-path.ts";
import { textsOf } from "../../lib/texts.ts";
import { signUpTexts } from "../../texts/en/sign-up.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(signUpTexts);

/** After signing up with an address that may have had an account: what to do is in the mail. */
export default function CheckYourMail({ email, next }: { email: string; next: string }) {
  return (
    <AuthCard title={t("checkYourEmail")} description={<><Rich text={t.parts("weHaveWrittenTo", { email })} parts={{ b: <strong className="font-medium text-text [overflow-wrap:anywhere]" /> }} /></>}>
      <p className="flex gap-3 text-sm text-muted">
        <MailCheck className="size-5 shrink-0" aria-hidden="true" />
        {t("noMailAfterA")}
      </p>
      <Link href={signInPath(next)} className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {t("goToSignIn")}
      </Link>
    </AuthCard>
  );
}
