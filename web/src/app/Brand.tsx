import { brandName } from "../lib/brand.ts";

/** The mark: a speech bubble in the theme's colour. */
export function BrandMark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="9" className="fill-brand" />
      <path d="M8 10a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5l-5 5v-5a3 3 0 0 1-3-3z" className="fill-on-brand" />
      <path d="M12 13.5h8" className="stroke-brand" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}

/** The mark with the community's name. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5 font-semibold tracking-tight">
      <BrandMark />
      <span className="max-w-40 truncate sm:max-w-60">{brandName()}</span>
    </span>
  );
}
