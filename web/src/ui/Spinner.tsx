import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/**
 * A turning ring for waits of unknown length.
 *
 * @param label said to screen readers; pass "" where the surrounding element already says that it is busy
 */
export function Spinner({ label = t("loading"), className }: { label?: string; className?: string }) {
  const ring = (
    <svg viewBox="0 0 20 20" className={clsx("size-4 animate-spin", className)} aria-hidden="true" fill="none" strokeWidth="2.5" strokeLinecap="round">
      <circle cx="10" cy="10" r="7.5" stroke="currentColor" opacity="0.25" />
      <path d="M17.5 10A7.5 7.5 0 0 0 10 2.5" stroke="currentColor" />
    </svg>
  );
  return label ? (
    <span role="status" className="inline-flex">
      {ring}
      <span className="sr-only">{label}</span>
    </span>
  ) : (
    ring
  );
}
