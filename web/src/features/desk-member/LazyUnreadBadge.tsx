import { lazy, Suspense, type ComponentType } from "react";
import { useMe } from "../../lib/session.ts";

// Without its code there is no badge; the navigation works all the same.
const Count = lazy<ComponentType>(() => import("./UnreadBadge.tsx").catch(() => ({ default: () => null })));

/** How many messages wait in one's own tickets; comes after the page has shown, and only for people who are signed in. */
export function UnreadBadge() {
  if (!useMe().me) return null;
  return (
    <Suspense fallback={null}>
      <Count />
    </Suspense>
  );
}
