import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useMe } from "../../lib/session.ts";

const Count = lazyPart(() => import("./UnreadBadge.tsx"));

/** How many messages wait in one's own tickets; comes after the page has shown, and only for people who are signed in. */
export function UnreadBadge() {
  if (!useMe().me) return null;
  return (
    <Suspense fallback={null}>
      <Count />
    </Suspense>
  );
}
