import { AlarmClock, Hourglass, Timer } from "lucide-react";
import { clsx } from "clsx";
import type { TicketRow } from "../../../../../contract/desk.ts";
import type { TicketDue } from "../../../../../contract/sla.ts";
import { formatFullDateTime } from "../../../lib/format.ts";
import { shortTime } from "../desk-words.ts";
import { dueTitle, dueWords } from "./due-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** A whole date is written when somebody points at it, not for each row that scrolls by: it costs more than the rest of the row. */
const titled = (title: () => string) => ({ onPointerEnter: (event: { currentTarget: HTMLElement }) => { event.currentTarget.title = title(); } });

const looks = {
  overdue: { Icon: AlarmClock, ink: "font-semibold text-danger" },
  soon: { Icon: AlarmClock, ink: "font-medium text-warning" },
  later: { Icon: Timer, ink: "font-medium text-text" },
};

/** By when it must be answered or solved, in words, with a sign and a colour. */
export function DueTime({ due, now }: { due: TicketDue; now: number }) {
  const { state, text } = dueWords(due, now);
  const { Icon, ink } = looks[state];
  return (
    <time dateTime={due.dueAt} {...titled(() => dueTitle(due))} className={clsx("flex shrink-0 items-center gap-1 text-xs tabular-nums", ink)}>
      <Icon className="size-3.5" aria-hidden="true" />
      {text}
    </time>
  );
}

/** Since when it waits for us. */
export function WaitingTime({ since, now }: { since: string; now: number }) {
  return (
    <time dateTime={since} {...titled(() => t("waitsForUsSince", { time: formatFullDateTime(since) }))} className="flex shrink-0 items-center gap-1 text-xs font-medium tabular-nums text-text">
      <Hourglass className="size-3" aria-hidden="true" />
      <span className="sr-only">{t("waitsForUs")}</span>
      {shortTime(since, now)}
    </time>
  );
}

/** When something was, in one unit. */
export function PastTime({ time, title, now }: { time: string; title: (time: string) => string; now: number }) {
  return (
    <time dateTime={time} {...titled(() => title(formatFullDateTime(time)))} className="shrink-0 text-xs tabular-nums text-muted">
      {shortTime(time, now)}
    </time>
  );
}

/** The one time that matters most in a row: what was promised, else how long they have waited, else the last change. */
export function RowTime({ row, due, now }: { row: TicketRow; due: TicketDue | null | undefined; now: number }) {
  if (due) return <DueTime due={due} now={now} />;
  if (row.waitingSince) return <WaitingTime since={row.waitingSince} now={now} />;
  return <PastTime time={row.updatedAt} title={(time) => t("lastChange", { time })} now={now} />;
}
