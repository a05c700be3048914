import { MailCheck } from "lucide-react";
import { Link } from "wouter";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "./AuthCard.tsx";
import { signInPath } from "./next-path.ts";

/** After signing up with an address that may have had an account: what to do is in the mail. */
export function CheckYourMail({ email, next }: { email: string; next: string }) {
  return (
    <AuthCard title="Check your email" description={<>We have written to <strong className="font-medium text-text [overflow-wrap:anywhere]">{email}</strong>. The mail says how to go on.</>}>
      <p className="flex gap-3 text-sm text-muted">
        <MailCheck className="size-5 shrink-0" aria-hidden="true" />
        No mail after a few minutes? Look among the unwanted ones, and check that the address above is yours.
      </p>
      <Link href={signInPath(next)} className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        Go to sign in
      </Link>
    </AuthCard>
  );
}
