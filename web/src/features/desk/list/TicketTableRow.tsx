import { memo } from "react";
import { clsx } from "clsx";
import { PriorityBadge } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { channelNames } from "../desk-words.ts";
import { StatusSign } from "../StatusSign.tsx";
import { gridOf, type Column } from "./columns.ts";
import { DueTime, PastTime, WaitingTime } from "./RowTime.tsx";
import { chooses, type TicketRowProps } from "./TicketRowLink.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

type CellProps = Pick<TicketRowProps, "row" | "due" | "now"> & { column: Column; categoryName: (key: string) => string };

function Cell({ column, row, due, now, categoryName }: CellProps) {
  switch (column) {
    case "number": return <span className="truncate font-mono text-xs text-muted">{row.number}</span>;
    case "status": return <span className="flex min-w-0 items-center gap-1.5 text-xs"><StatusSign status={row.status} quiet /><span className="truncate">{statusText(row.status)}</span></span>;
    case "priority": return <PriorityBadge priority={row.priority} />;
    case "category": return <span className="truncate text-muted">{categoryName(row.category)}</span>;
    case "tags": return <span className="flex gap-1 overflow-hidden text-xs">{row.tags.slice(0, 3).map((tag) => <span key={tag} className="max-w-24 shrink-0 truncate rounded-sm bg-subtle px-1.5">{tag}</span>)}</span>;
    case "assignee": return row.assignee ? <span className="truncate"><span className="sr-only">{t("assignedTo")} </span>{row.assignee.name}</span> : <span className="truncate text-muted">{t("unassigned")}</span>;
    case "team": return <span className="truncate text-muted">{row.team?.name}</span>;
    case "channel": return <span className="truncate text-muted">{channelNames[row.channel]}</span>;
    case "due": return due ? <DueTime due={due} now={now} /> : <span />;
    case "waiting": return row.waitingSince ? <WaitingTime since={row.waitingSince} now={now} /> : <span />;
    case "updated": return <PastTime time={row.updatedAt} title={(time) => t("lastChange", { time })} now={now} />;
    case "created": return <PastTime time={row.createdAt} title={(time) => t("openedAt", { time })} now={now} />;
  }
}

export type TicketTableRowProps = TicketRowProps & { shown: readonly Column[]; categoryName: (key: string) => string };

/** A ticket as one line of the table that the list is where it has the whole page. A real link, as in the narrow list. */
export const TicketTableRow = memo(function TicketTableRow({ row, due, href, now, here, onChoose, shown, categoryName }: TicketTableRowProps) {
  const unread = row.unread > 0;
  return (
    <a
      href={href}
      data-row={row.id}
      onClick={(event) => chooses(event, () => onChoose(row))}
      style={{ gridTemplateColumns: gridOf(shown) }}
      className={clsx(
        "relative grid h-full items-center gap-x-3 border-b border-border pl-11 pr-4 text-sm focus-visible:-outline-offset-2",
        here ? "bg-hover before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:bg-brand" : "bg-surface hover:bg-hover",
      )}
    >
      <span className={clsx("truncate", unread ? "font-semibold" : "font-medium")}>
        {unread && <span className="absolute left-8.5 top-1/2 size-2 -translate-y-1/2 rounded-pill bg-brand" aria-hidden="true" />}
        {row.requester.name}
        {unread && <span className="sr-only">{t("unread", { unread: row.unread })}</span>}
      </span>
      <span className={clsx("truncate", unread && "font-semibold")}>{row.subject}</span>
      {shown.map((column) => <Cell key={column} column={column} row={row} due={due} now={now} categoryName={categoryName} />)}
    </a>
  );
});
