import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error.ts";
import { useSignOut, type Me } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";

/** For members who come to the staff's door: nothing is wrong, it only is another one. */
export function NotStaff({ me }: { me: Me }) {
  const signOut = useSignOut("/staff");
  const leave = useMutation({ mutationFn: signOut });
  return (
    <AuthCard
      title="This door is for the team"
      description={
        <>
          You are signed in as <strong className="font-medium text-text [overflow-wrap:anywhere]">{me.person.name}</strong>, and this account is a member's. Your tickets and answers are on the help pages.
        </>
      }
      footer="Should you be in the team? Ask an admin to invite you."
    >
      <a href="/tickets" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        Go to my tickets
      </a>
      <Button block size="lg" loading={leave.isPending} onClick={() => leave.mutate()}>
        Sign in with another account
      </Button>
      {leave.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(leave.error)}
        </p>
      )}
    </AuthCard>
  );
}
