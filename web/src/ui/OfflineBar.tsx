import { useEffect, useState } from "react";
import { CloudOff } from "lucide-react";
import { clsx } from "clsx";
import { dayKey, formatDateTime, formatTime } from "../lib/format.ts";
import { keptPerson, useKeptSince } from "../lib/kept.ts";
import { useReach } from "../lib/network.ts";
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
  const reach = useReach();
  const online = reach === "online";
  const { me } = useMe();
  const count = useWaitingCount(me?.person.id);
  // Of whoever is signed out nothing is sent, nor kept to be shown.
  const signedOut = me === null || (me === undefined && keptPerson() === null);
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
  const waits = count === 0 ? t("offlineKept") : signedOut ? t("offlineSignIn") : t("offlineWaiting", { count });
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
          {!online && <CloudOff className="size-4 shrink-0" aria-hidden="true" />}
          {reach === "online" ? (count > 0 && !signedOut ? t("nowSending", { count }) : t("backOnline")) : `${t(reach)} ${waits} ${signedOut ? "" : asOf(kept ?? left)}`}
        </>
      )}
    </div>
  );
}
