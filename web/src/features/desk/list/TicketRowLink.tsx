import { memo, type MouseEvent } from "react";
import { clsx } from "clsx";
import type { TicketRow } from "../../../../../contract/desk.ts";
import type { TicketDue } from "../../../../../contract/sla.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { PriorityBadge } from "../../../ui/PriorityBadge.tsx";
import { StatusSign } from "../StatusSign.tsx";
import { RowTime } from "./RowTime.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

export type TicketRowProps = {
  row: TicketRow;
  /** Undefined while it is not known, null where nothing is promised. */
  due: TicketDue | null | undefined;
  href: string;
  now: number;
  open: boolean;
  here: boolean;
  /** The boxes for choosing are in sight. */
  choosing?: boolean;
  onChoose: (row: TicketRow) => void;
  /** So that it is drawn again in another language: asking for it in each of many rows costs too much. */
  language: string;
};

/** Goes there by the desk's own way; with a key held, the browser opens it in a tab of its own. */
export function chooses(event: MouseEvent, choose: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  choose();
}

/** A ticket in the list: who, how long, about what, and who has it. A real link, so that it opens in a tab of its own too. */
export const TicketRowLink = memo(function TicketRowLink({ row, due, href, now, open, here, choosing = false, onChoose }: TicketRowProps) {
  const unread = row.unread > 0;
  return (
    <a
      href={href}
      data-row={row.id}
      aria-current={open ? "true" : undefined}
      onClick={(event) => chooses(event, () => onChoose(row))}
      className={clsx(
        "relative flex h-full flex-col justify-center gap-0.5 border-b border-border py-2 pr-3 text-sm focus-visible:-outline-offset-2",
        choosing ? "pl-11" : "pl-5 group-hover/row:[@media(hover:hover)]:pl-11",
        open ? "bg-brand-soft" : here ? "bg-hover" : "bg-surface hover:bg-hover",
        (open || here) && "before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:bg-brand",
      )}
    >
      {unread && <span className="absolute left-1.5 top-3.5 size-2 rounded-pill bg-brand" aria-hidden="true" />}
      <span className="flex items-center gap-2">
        <span className={clsx("min-w-0 flex-1 truncate", unread ? "font-semibold" : "font-medium")}>
          {row.requester.name}
          {unread && <span className="sr-only">{t("unread", { unread: row.unread })}</span>}
        </span>
        <RowTime row={row} due={due} now={now} />
      </span>
      <span className="flex items-center gap-1.5">
        <StatusSign status={row.status} />
        {row.priority !== "medium" && <PriorityBadge priority={row.priority} compact />}
        <span className={clsx("min-w-0 flex-1 truncate", unread && "font-semibold")}>{row.subject}</span>
      </span>
      <span className="flex items-center gap-2 text-xs text-muted">
        <span className="shrink-0 font-mono">{row.number}</span>
        {row.tags.slice(0, 2).map((tag) => (
          <span key={tag} className="max-w-20 shrink-0 truncate rounded-sm bg-subtle px-1.5">
            {tag}
          </span>
        ))}
        <span className="min-w-0 flex-1 truncate">{row.preview}</span>
        {row.assignee ? (
          <span title={t("hasIt", { name: row.assignee.name })} className="shrink-0">
            <span className="sr-only">{t("assignedTo")}</span>
            <Avatar name={row.assignee.name} seed={row.assignee.id} image={row.assignee.image} size="xs" />
          </span>
        ) : (
          <span title={row.team ? t("teamNobodyYet", { name: row.team.name }) : t("nobodyHasIt")} className={clsx("shrink-0", row.team ? "max-w-24 truncate" : "size-6 rounded-pill border border-dashed border-border-strong")}>
            {row.team ? row.team.name : <span className="sr-only">{t("unassigned")}</span>}
          </span>
        )}
      </span>
    </a>
  );
});
