import { Archive, CheckCircle2, CircleDashed, CircleDot, Hourglass, type LucideIcon } from "lucide-react";
import { clsx } from "clsx";
import type { Status } from "../../../../contract/desk.ts";
import { statusText } from "../../ui/StatusBadge.tsx";

const signs: Record<Status, { Icon: LucideIcon; ink: string }> = {
  open: { Icon: CircleDot, ink: "text-info" },
  in_progress: { Icon: CircleDashed, ink: "text-brand-text" },
  pending: { Icon: Hourglass, ink: "text-warning" },
  resolved: { Icon: CheckCircle2, ink: "text-success" },
  closed: { Icon: Archive, ink: "text-muted" },
};

/** A status by its sign alone, for dense rows; the word is there on hover and for screen readers. `quiet`: it stands beside the sign. */
export function StatusSign({ status, className, quiet = false }: { status: Status; className?: string; quiet?: boolean }) {
  const { Icon, ink } = signs[status];
  if (quiet) return <Icon className={clsx("size-4 shrink-0", ink, className)} aria-hidden="true" />;
  return (
    <span title={statusText(status)} className={clsx("inline-flex shrink-0", ink, className)}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{statusText(status)}</span>
    </span>
  );
}
