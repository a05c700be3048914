import { Suspense, useState } from "react";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { useMe } from "../../../lib/session.ts";

const AccountNotices = lazyPart(() => import("./AccountNotices.tsx"));

/** What concerns one's account on every page; comes after the page has shown, and stays when the session ends under it. */
export function LazyAccountNotices() {
  const { me } = useMe();
  const [wasHere, setWasHere] = useState(false);
  if (me && !wasHere) setWasHere(true);
  if (!wasHere) return null;
  return (
    <Suspense fallback={null}>
      <AccountNotices />
    </Suspense>
  );
}
