import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part.ts";
import type { LanguageSelectProps } from "./LanguageSelect.tsx";

const Loaded = lazyPart<LanguageSelectProps>(() => import("./LanguageSelect.tsx"));

/** The choice of the language for whoever is not signed in; its code comes when the page has shown, into a place kept free. */
export function LanguageChoice(props: LanguageSelectProps) {
  return (
    <div className={props.quiet ? "h-9 w-15 touch:h-11" : "h-9 w-32 touch:h-11"}>
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    </div>
  );
}
