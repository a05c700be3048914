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
import { staffSignInPath } from "./staff-next.ts";

function NotAllowed({ me }: { me: Me }) {
  useTitle("Not open to you");
  return (
    <div className="mx-auto grid min-h-[60dvh] w-full max-w-xl place-content-center">
      <h1 className="sr-only">Not open to you</h1>
      <EmptyState
        icon={<ShieldX />}
        title="This page is not part of your role"
        action={
          <Link href={me.permissions.includes("ticket.read") ? "/desk" : "/staff"} className={buttonClass({ variant: "primary" })}>
            {me.permissions.includes("ticket.read") ? "Go to the desk" : "Go back"}
          </Link>
        }
      >
        You are signed in as {me.person.name}. If you need it for your work, ask an admin to change your role.
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
        title="You have been signed out"
        action={
          <span className="flex gap-2">
            <a href="/staff" target="_blank" rel="noopener" className={buttonClass({ size: "sm" })}>
              Sign in<span className="sr-only"> (opens in a new tab)</span>
            </a>
            <Button size="sm" variant="ghost" onClick={recheck}>
              Check again
            </Button>
          </span>
        }
      >
        What you typed is kept. Sign in in a new tab, then go on here.
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
