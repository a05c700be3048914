import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** The first thing that Tab reaches: past the navigation, into the page. */
export function SkipLink() {
  return (
    <a href="#main" className="sr-only z-50 rounded-md bg-brand px-4 py-2 font-medium text-on-brand focus:not-sr-only focus:fixed focus:left-3 focus:top-3">
      {t("skip")}
    </a>
  );
}
