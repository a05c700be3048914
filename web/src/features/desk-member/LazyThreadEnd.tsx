import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";
import type { ThreadEndProps } from "./ThreadEnd.tsx";

const Loaded = lazyPart(() => import("./ThreadEnd.tsx"));

/** What comes after the last message of a ticket; loaded when the messages stand. */
export function ThreadEnd(props: ThreadEndProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
