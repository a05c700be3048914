import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";

const BellButton = lazyPart(() => import("./BellButton.tsx"));

/** The way to what one was told, with the number of unread ones; comes after the page has shown, into a place kept for it. */
export function Bell({ app }: { app: "member" | "staff" }) {
  return (
    <span className="relative inline-grid size-11 shrink-0">
      <Suspense fallback={null}>
        <BellButton app={app} />
      </Suspense>
    </span>
  );
}
