import { useCallback, useEffect, useState, type ReactNode } from "react";
import { ShieldX } from "lucide-react";
import { Link, Redirect, useLocation, useSearch } from "wouter";
import type { Permission } from "../../../../contract/permissions.ts";
import { useTitle } from "../../lib/brand.ts";
import { useMe, type Me } from "../../lib/session.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { SecondFactorNeeded } from "./SecondFactorNeeded.tsx";
import { staffSignInPath } from "./staff-next.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(staffTexts);

function NotAllowed({ me }: { me: Me }) {
  useTitle(t("notOpenToYou"));
  return (
    <div className="mx-auto grid min-h-[60dvh] w-full max-w-xl place-content-center">
      <h1 className="sr-only">{t("notOpenToYou")}</h1>
      <EmptyState
        icon={<ShieldX />}
        title={t("thisPageIsNot")}
        action={
          <Link href={me.permissions.includes("ticket.read") ? "/desk" : "/staff"} className={buttonClass({ variant: "primary" })}>
            {me.permissions.includes("ticket.read") ? t("goToTheDesk") : t("goBack")}
          </Link>
        }
      >
        {t("youAreSignedInAs", { name: me.person.name })}
      </EmptyState>
    </div>
  );
}

/** Signing in happens in another tab, so that this one keeps all that is typed; coming back to it finds the new session. */
function SignedOut({ recheck }: { recheck: () => void }) {
  useEffect(() => {
    window.addEventListener("focus", recheck);
    return () => window.removeEventListener("focus", recheck);
  }, [recheck]);
  return (
    <div className="sticky top-0 z-30 mx-auto w-full max-w-3xl shrink-0 pb-4">
      <Banner
        tone="warning"
        title={t("youHaveBeenSigned")}
        action={
          <span className="flex gap-2">
            <a href="/staff" target="_blank" rel="noopener" className={buttonClass({ size: "sm" })}>
              <Rich text={t.parts("signInOpensIn")} parts={{ more: <span className="sr-only" /> }} />
            </a>
            <Button size="sm" variant="ghost" onClick={recheck}>
              {t("checkAgain")}
            </Button>
          </span>
        }
      >
        {t("whatYouTypedIs")}
      </Banner>
    </div>
  );
}

/**
 * A page for staff with a permission. Who is not signed in is asked to, and comes back; who may not see it is told so. Whose
 * session ends meanwhile keeps the page with all that is typed.
 */
export function StaffOnly({ permission, children }: { permission: Permission; children: (me: Me) => ReactNode }) {
  const { me, isLoading, error, refetch } = useMe();
  const [location] = useLocation();
  const search = useSearch();
  const here = search ? `${location}?${search}` : location;
  const [known, setKnown] = useState(me ?? null);
  useEffect(() => {
    if (me) setKnown(me);
  }, [me]);
  const recheck = useCallback(() => void refetch(), [refetch]);
  const shown = me ?? known;
  // Until it is set up nothing of the team's work can be done; the page stays on it until the recovery codes are kept.
  const [owesFactor, setOwesFactor] = useState(false);
  if (me?.secondFactor.needed && !owesFactor) setOwesFactor(true);
  if (owesFactor) return <SecondFactorNeeded onDone={() => setOwesFactor(false)} />;
  if (shown?.permissions.includes(permission)) {
    return (
      <>
        {me === null && <SignedOut recheck={recheck} />}
        {children(shown)}
      </>
    );
  }
  if (shown?.person.isStaff) return <NotAllowed me={shown} />;
  if (shown) return <Redirect to={staffSignInPath(here)} replace />;
  if (isLoading) {
    return (
      <div className="mx-auto w-full max-w-3xl py-6">
        <SkeletonText lines={5} />
      </div>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Redirect to={staffSignInPath(here)} replace />;
}
