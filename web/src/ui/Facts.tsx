import { Children, type ReactNode } from "react";
import { clsx } from "clsx";

/** Short facts in a row with dots between them. Where the row breaks, no dot is left over at the end or the beginning of a line. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={clsx("block overflow-hidden text-sm text-muted", className)}>
      <span className="-ml-4 flex flex-wrap">
        {Children.map(children, (fact) => (
          <span className="relative min-w-0 pl-4 before:absolute before:left-1.5 before:content-['·']">{fact}</span>
        ))}
      </span>
    </span>
  );
}
