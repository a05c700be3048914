import { useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard } from "../identity/AuthCard.tsx";
import CodeForm from "../identity/second-factor/CodeForm.tsx";
import { SignInForm } from "../identity/SignInForm.tsx";
import { useSignIn } from "../identity/use-sign-in.ts";
import { NotStaff } from "./NotStaff.tsx";
import { StaffThere } from "./StaffThere.tsx";
import { staffNext } from "./staff-next.ts";
import { useStaffEnter, useStaffGoOn } from "./use-staff-enter.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

function SignedOut({ next }: { next: string }) {
  const enter = useStaffEnter();
  const goOn = useStaffGoOn();
  const signingIn = useSignIn((name, password) => enter(name, password, next));
  if (signingIn.codeAsked) return <CodeForm onSignedIn={() => goOn(next)} onAgain={signingIn.onAgain} />;
  return (
    <AuthCard title={t("staffSignIn")} description={t("forTheTeamOf", { brandName: brandName() })} footer={t("newInTheTeam")}>
      <SignInForm signIn={signingIn} inStaffApp />
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
      <AuthCard title={t("staffSignIn")}>
        <SkeletonText lines={4} />
      </AuthCard>
    );
  }
  if (error) {
    return (
      <AuthCard title={t("staffSignIn")}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </AuthCard>
    );
  }
  return <SignedOut next={next} />;
}
