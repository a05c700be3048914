import { ChevronDown, ChevronsUp, ChevronUp, Minus, type LucideIcon } from "lucide-react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { marksTexts } from "../texts/en/marks.ts";

const t = textsOf(marksTexts);

/** The priorities of a ticket (DK-4). */
export type TicketPriority = "low" | "medium" | "high" | "urgent";

const looks: Record<TicketPriority, { Icon: LucideIcon; text: string; className: string }> = {
  low: { Icon: ChevronDown, get text() { return t("low"); }, className: "text-muted" },
  medium: { Icon: Minus, get text() { return t("medium"); }, className: "text-muted" },
  high: { Icon: ChevronUp, get text() { return t("high"); }, className: "text-warning" },
  urgent: { Icon: ChevronsUp, get text() { return t("urgent"); }, className: "text-danger font-semibold" },
};

/** A priority in words. */
export function priorityText(priority: TicketPriority): string {
  return looks[priority].text;
}

/**
 * A ticket's priority: an arrow and a word.
 *
 * @param compact shows only the arrow, for dense lists; the word stays for screen readers and on hover
 */
export function PriorityBadge({ priority, compact = false }: { priority: TicketPriority; compact?: boolean }) {
  const { Icon, text, className } = looks[priority];
  return (
    <span title={compact ? text : undefined} className={clsx("inline-flex shrink-0 items-center gap-1 align-middle text-xs font-medium", className)}>
      <Icon className="size-4" strokeWidth={2.5} aria-hidden="true" />
      <span className={compact ? "sr-only" : undefined}>{text}</span>
    </span>
  );
}
