import type { ReactNode } from "react";
import { Inbox } from "lucide-react";

export type EmptyStateProps = {
  icon?: ReactNode;
  /** What is not here: "No tickets yet". */
  title: string;
  /** Why, and what would change that. */
  children?: ReactNode;
  action?: ReactNode;
};

/** An empty list that says why it is empty and what to do. */
export function EmptyState({ icon = <Inbox />, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="grid size-12 place-items-center rounded-pill bg-subtle text-muted [&>svg]:size-5" aria-hidden="true">
        {icon}
      </span>
      <div className="max-w-sm space-y-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-pretty text-sm text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}
