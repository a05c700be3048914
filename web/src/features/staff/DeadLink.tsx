import { Link } from "wouter";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

/** What a link says that can't be used any more. Which of the reasons it is, the server does not tell. */
export function DeadLink() {
  return (
    <AuthCard title={t("thisInvitationDoesNot")} description={t("itWasUsedAlready")}>
      <Link href="/staff" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {t("goToTheStaff")}
      </Link>
    </AuthCard>
  );
}
