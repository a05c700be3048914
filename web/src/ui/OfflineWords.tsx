import { CloudOff, Wifi } from "lucide-react";
import { dayKey, formatDateTime, formatTime } from "../lib/format.ts";
import { keptPerson, useKeptSince } from "../lib/kept.ts";
import { useReach } from "../lib/network.ts";
import { useMe } from "../lib/session.ts";
import { useWaitingCount } from "../lib/waiting-count.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** What the page shows without a network is from then. */
function asOf(moment: number): string {
  return t("asOf", { time: dayKey(moment) === dayKey(Date.now()) ? formatTime(moment) : formatDateTime(moment) });
}

/** What the bar says: why there is no answer, how many messages wait, from when the page is; or that all is well again. @param left when it was lost */
export function OfflineWords({ left }: { left: number }) {
  const reach = useReach();
  const { me } = useMe();
  const count = useWaitingCount(me?.person.id);
  // Of whoever is signed out nothing is sent, nor kept to be shown.
  const signedOut = me === null || (me === undefined && keptPerson() === null);
  const kept = useKeptSince();
  const Icon = reach === "online" ? Wifi : CloudOff;
  const waits = count === 0 ? t("offlineKept") : t(signedOut ? "offlineSignIn" : "offlineWaiting", { count });
  return (
    <>
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {reach === "online" ? (count > 0 && !signedOut ? t("nowSending", { count }) : t("backOnline")) : [t(reach), waits, signedOut ? "" : asOf(kept ?? left)].join(" ").trim()}
    </>
  );
}
