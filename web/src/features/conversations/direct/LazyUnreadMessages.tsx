import { lazy, Suspense, type ComponentType } from "react";
import { patiently } from "../../../lib/lazy-part.ts";
import { useMe } from "../../../lib/session.ts";

// Without its code there is no badge; the navigation works all the same.
const Count = lazy<ComponentType>(() => patiently(() => import("./UnreadMessages.tsx")).catch(() => ({ default: () => null })));

/** How many messages of other members wait; comes after the page has shown, and only for people who are signed in. */
export function UnreadMessages() {
  if (!useMe().me) return null;
  return (
    <Suspense fallback={null}>
      <Count />
    </Suspense>
  );
}
