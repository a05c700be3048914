import { Settings } from "lucide-react";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { goTo } from "./go-to.ts";
import NoticeList from "./NoticeList.tsx";

const t = textsOf(notificationsTexts);

export type NoticeSheetProps = { open: boolean; onOpenChange: (open: boolean) => void; app: "member" | "staff"; unread: number };

/** What the bell opens: the whole screen on a phone, a column at the right elsewhere. */
export default function NoticeSheet({ open, onOpenChange, app, unread }: NoticeSheetProps) {
  const leave = () => onOpenChange(false);
  const settings = (
    <a
      href="/account/notifications"
      className={buttonClass({ variant: "ghost", size: "sm" })}
      onClick={(event) => {
        leave();
        if (app === "staff" || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goTo("/account/notifications");
      }}
    >
      <Settings className="size-4" aria-hidden="true" />
      {t("settings")}
    </a>
  );
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("notifications")} footer={settings}>
      <div className="-m-5">
        <NoticeList app={app} unread={unread} onLeave={leave} />
      </div>
    </Sheet>
  );
}
