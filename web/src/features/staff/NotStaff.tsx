import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error.ts";
import { useSignOut, type Me } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(staffTexts);

/** For members who come to the staff's door: nothing is wrong, it only is another one. */
export function NotStaff({ me }: { me: Me }) {
  const signOut = useSignOut("/staff");
  const leave = useMutation({ mutationFn: signOut });
  return (
    <AuthCard
      title={t("thisDoorIsFor")}
      description={
        <>
          <Rich text={t.parts("youAreSignedIn", { name: me.person.name })} parts={{ b: <strong className="font-medium text-text [overflow-wrap:anywhere]" /> }} />
        </>
      }
      footer={t("shouldYouBeIn")}
    >
      <a href="/tickets" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {t("goToMyTickets")}
      </a>
      <Button block size="lg" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t("signInWithAnother")}
      </Button>
      {leave.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(leave.error)}
        </p>
      )}
    </AuthCard>
  );
}
