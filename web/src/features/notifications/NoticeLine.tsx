import { clsx } from "clsx";
import { Bell, CircleAlert, TriangleAlert, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import type { NoticePriority, Notification } from "../../../../contract/notifications.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Badge } from "../../ui/Badge.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { goTo, isOtherApp } from "./go-to.ts";

const t = textsOf(notificationsTexts);

const looks: Record<NoticePriority, { Icon: LucideIcon; className: string; word?: "critical" | "important" }> = {
  low: { Icon: Bell, className: "bg-subtle text-muted" },
  normal: { Icon: Bell, className: "bg-brand-soft text-on-brand-soft" },
  high: { Icon: TriangleAlert, className: "bg-warning-soft text-warning", word: "important" },
  critical: { Icon: CircleAlert, className: "bg-danger-soft text-danger", word: "critical" },
};

/** One thing that one was told; opens what it is about. */
export function NoticeLine({ notice, onOpen }: { notice: Notification; onOpen: (notice: Notification) => void }) {
  const { Icon, className, word } = looks[notice.priority];
  const unread = notice.readAt === null;
  const onClick = (event: MouseEvent) => {
    onOpen(notice);
    if (event.metaKey || event.ctrlKey || event.shiftKey || isOtherApp(notice.link)) return;
    event.preventDefault();
    goTo(notice.link);
  };
  return (
    <a href={notice.link} onClick={onClick} className="flex gap-3 px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
      <span className={clsx("grid size-9 shrink-0 place-items-center rounded-pill", className)} aria-hidden="true">
        <Icon className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className={clsx("min-w-0 text-pretty text-sm", unread ? "font-semibold" : "font-medium text-muted")}>{notice.title}</span>
          <TimeAgo time={notice.toldAt} className="shrink-0 text-xs text-muted" />
        </span>
        <span className="mt-0.5 block text-pretty text-sm text-muted">{notice.body}</span>
        {(word || notice.count > 1) && (
          <span className="mt-1.5 flex flex-wrap gap-2">
            {word && <Badge tone={word === "critical" ? "danger" : "warning"}>{t(word)}</Badge>}
            {notice.count > 1 && <Badge>{t("times", { count: notice.count })}</Badge>}
          </span>
        )}
      </span>
      <span className="grid w-2.5 shrink-0 place-items-center">
        {unread && (
          <span className="size-2.5 rounded-pill bg-brand">
            <span className="sr-only">{t("isUnread")}</span>
          </span>
        )}
      </span>
    </a>
  );
}
