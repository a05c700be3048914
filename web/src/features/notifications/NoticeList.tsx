import { BellOff } from "lucide-react";
import type { Notification } from "../../../../contract/notifications.ts";
import { describeError } from "../../lib/describe-error.ts";
import { dayKey } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-ago.ts";
import { textsOf } from "../../lib/texts.ts";
import { usePages } from "../../lib/use-pages.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { InfiniteList } from "../../ui/InfiniteList.tsx";
import { notify } from "../../ui/toast.ts";
import { closeShown } from "./close-shown.ts";
import { noticesKey } from "./notice-api.ts";
import { NoticeLine } from "./NoticeLine.tsx";
import { useReadNotices } from "./use-notices.ts";

const t = textsOf(notificationsTexts);

const failed = (error: unknown) => notify({ tone: "danger", title: t("couldNot"), description: describeError(error) });

export type NoticeListProps = { app: "member" | "staff"; unread: number; /** After one was opened. */ onLeave?: () => void };

/** What one was told, newest first, by days. */
export default function NoticeList({ app, unread, onLeave }: NoticeListProps) {
  const list = usePages<Notification>(noticesKey, "/api/notifications");
  const read = useReadNotices();
  const open = (notice: Notification) => {
    if (notice.readAt === null) read.one(notice.id).catch(failed);
    void closeShown((tag) => tag === notice.id);
    onLeave?.();
  };
  return (
    <>
      {unread > 0 && (
        <div className="flex justify-end border-b border-border px-4 py-2 sm:px-5">
          <Button size="sm" variant="ghost" onClick={() => void read.all(list.items[0]?.toldAt).catch(failed)}>
            {t("readAll")}
          </Button>
        </div>
      )}
      <InfiniteList
        list={list}
        label={t("notifications")}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={<BellOff />} title={t("empty")}>
            {app === "staff" ? t("emptyStaff") : t("emptyWhy")}
          </EmptyState>
        }
      >
        {(notice, index) => {
          const before = list.items[index - 1];
          return (
            <>
              {(!before || dayKey(before.toldAt) !== dayKey(notice.toldAt)) && <h3 className="border-b border-border bg-sunken px-4 py-1.5 text-xs font-medium text-muted sm:px-5">{formatDay(notice.toldAt)}</h3>}
              <NoticeLine notice={notice} onOpen={open} />
            </>
          );
        }}
      </InfiniteList>
    </>
  );
}
