import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";

const SearchLink = lazyPart(() => import("./SearchLink.tsx"));

/** The way to the search page; comes after the page has shown, into a place kept for it. */
export function LazySearchLink() {
  return (
    <span className="inline-grid size-11 shrink-0">
      <Suspense fallback={null}>
        <SearchLink />
      </Suspense>
    </span>
  );
}
