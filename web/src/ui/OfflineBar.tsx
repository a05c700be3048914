import { useEffect, useState } from "react";
import { CloudOff, Wifi } from "lucide-react";
import { clsx } from "clsx";
import { useOnline } from "../lib/network.ts";
import { words } from "./words.ts";

/** Milliseconds that the good news stays. */
const goodNewsTime = 4_000;

/** A line at the top while the server can't be reached, and a short one when it can again. */
export function OfflineBar() {
  const online = useOnline();
  const [wasOffline, setWasOffline] = useState(!online);
  useEffect(() => {
    if (!online) return setWasOffline(true);
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
          {online ? words.backOnline : words.offline}
        </>
      )}
    </div>
  );
}
