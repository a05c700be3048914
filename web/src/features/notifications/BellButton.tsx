import { useQueryClient } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useDataSaver } from "../../lib/data-saver.ts";
import { useMe } from "../../lib/session.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { CountBadge } from "../../ui/Badge.tsx";
import { afterPaint } from "../conversations/after-paint.ts";
import { showLive } from "./show-live.ts";
import { useNoticeSummary } from "./use-notices.ts";

const t = textsOf(notificationsTexts);

const NoticeSheet = lazy(() => import("./NoticeSheet.tsx"));

/** What goes on beside a signed-in person's pages: the service worker, what is kept for offline, this device's push messages. */
function useCompanion(app: "member" | "staff", unread: number | undefined): void {
  const client = useQueryClient();
  const person = useMe().me?.person.id;
  const sparing = useDataSaver();
  useEffect(() => {
    if (person === undefined) return;
    let stop: (() => void) | null = () => undefined;
    void afterPaint()
      .then(() => import("./companion.ts"))
      .then(({ accompany }) => {
        if (stop) stop = accompany(client, person, app, sparing);
      })
      .catch(() => undefined);
    return () => {
      stop?.();
      stop = null;
    };
  }, [app, client, person, sparing]);
  useEffect(() => {
    if (unread !== undefined) void import("./companion.ts").then(({ showCount }) => showCount(unread)).catch(() => undefined);
  }, [unread]);
}

/** The bell with its exact number. What it opens is loaded when it is first pressed. */
export default function BellButton({ app }: { app: "member" | "staff" }) {
  const [open, setOpen] = useState(false);
  const summary = useNoticeSummary((notice) => app === "staff" && showLive(notice));
  const unread = summary?.unread ?? 0;
  useCompanion(app, summary?.unread);
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-expanded={open} title={t("notifications")} onClick={() => setOpen(true)} className="grid size-11 place-items-center rounded-pill text-muted hover:bg-hover hover:text-text">
        <span className="sr-only">{t("notifications")}</span>
        <BellIcon className="size-5.5" aria-hidden="true" />
        <span className="absolute left-1/2 top-0">
          <CountBadge count={unread} label={t("unread", { count: unread })} />
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <NoticeSheet open onOpenChange={setOpen} app={app} unread={unread} />
        </Suspense>
      )}
    </>
  );
}
