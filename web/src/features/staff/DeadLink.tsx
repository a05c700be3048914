import { Link } from "wouter";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";

/** What a link says that can't be used any more. Which of the reasons it is, the server does not tell. */
export function DeadLink() {
  return (
    <AuthCard title="This invitation does not work any more" description="It was used already, was taken back, or is more than seven days old. Ask whoever invited you to send a new one.">
      <Link href="/staff" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        Go to the staff sign-in
      </Link>
    </AuthCard>
  );
}
