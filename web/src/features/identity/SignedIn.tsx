import { Suspense, useEffect, useState, type ReactNode } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useMe, type Me } from "../../lib/session.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { signInPath } from "./next-path.ts";

const SignedOutBanner = lazyPart(() => import("./SignedOutBanner.tsx"));

/** This page's address, to come back to. */
export function useHere(): string {
  const [location] = useLocation();
  const search = useSearch();
  return search ? `${location}?${search}` : location;
}

/**
 * A page for people who are signed in. Others are asked to sign in, and come back. Whose session ends while they are at it keeps
 * the page, with all that they typed, and a way to sign in again.
 *
 * @param otherwise instead of the way to sign-in, for people who are not signed in
 */
export function SignedIn({ children, otherwise }: { children: (me: Me) => ReactNode; otherwise?: ReactNode }) {
  const { me, isLoading, error, refetch } = useMe();
  const here = useHere();
  const [known, setKnown] = useState(me ?? null);
  useEffect(() => {
    if (me) setKnown(me);
  }, [me]);
  const shown = me ?? known;
  if (shown) {
    return (
      <>
        {me === null && (
          <Suspense fallback={null}>
            <SignedOutBanner here={here} />
          </Suspense>
        )}
        {children(shown)}
      </>
    );
  }
  if (isLoading) {
    return (
      <div className="mx-auto w-full max-w-3xl px-4 py-10">
        <SkeletonText lines={5} />
      </div>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return otherwise ?? <Redirect to={signInPath(here)} replace />;
}
