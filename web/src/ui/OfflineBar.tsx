import { useEffect, useState } from "react";
import { CloudOff, Wifi } from "lucide-react";
import { clsx } from "clsx";
import { dayKey, formatDateTime, formatTime } from "../lib/format.ts";
import { useKeptSince } from "../lib/kept.ts";
import { useOnline } from "../lib/network.ts";
import { useMe } from "../lib/session.ts";
import { useWaitingCount } from "../lib/waiting-count.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** Milliseconds that the good news stays. */
const goodNewsTime = 4_000;

/** What the page shows without a network is from then. */
function asOf(moment: number): string {
  return t("asOf", { time: dayKey(moment) === dayKey(Date.now()) ? formatTime(moment) : formatDateTime(moment) });
}

/** A line at the top while the server can't be reached, with how many messages wait, and a short one when it can again. */
export function OfflineBar() {
  const online = useOnline();
  const count = useWaitingCount(useMe().me?.person.id);
  const kept = useKeptSince();
  const [wasOffline, setWasOffline] = useState(!online);
  const [left, setLeft] = useState(Date.now);
  useEffect(() => {
    if (!online) {
      setLeft(Date.now());
      return setWasOffline(true);
    }
    const timer = setTimeout(() => setWasOffline(false), goodNewsTime);
    return () => clearTimeout(timer);
  }, [online]);
  const shown = !online || wasOffline;
  const Icon = online ? Wifi : CloudOff;
  return (
    <div
      role="status"
      className={clsx(
        shown ? "flex items-center justify-center gap-2 px-4 py-2 text-sm font-medium" : "sr-only",
        online ? "bg-success-soft text-success" : "bg-warning-soft text-warning",
      )}
    >
      {shown && (
        <>
          <Icon className="size-4 shrink-0" aria-hidden="true" />
          {online ? (count > 0 ? t("nowSending", { count }) : t("backOnline")) : `${count > 0 ? t("offlineWaiting", { count }) : t("offline")} ${asOf(kept ?? left)}`}
        </>
      )}
    </div>
  );
}
