import type { ReactNode } from "react";

/** A part of the context under its heading. */
export function ContextSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}
