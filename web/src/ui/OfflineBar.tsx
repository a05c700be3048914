import { useEffect, useState } from "react";
import { clsx } from "clsx";
import { useOnline } from "../lib/network.ts";
import type { OfflineWords } from "./OfflineWords.tsx";

/** Milliseconds that the good news stays. */
const goodNewsTime = 4_000;

/**
 * A line at the top while the server can't be reached, with how many messages wait, and a short one when it can again. Its words are fetched once the page stands, to be
 * there when the network is not; a first page is lighter without them.
 */
export function OfflineBar() {
  const online = useOnline();
  const [Words, setWords] = useState<typeof OfflineWords>();
  const [wasOffline, setWasOffline] = useState(!online);
  const [left, setLeft] = useState(Date.now);
  useEffect(() => {
    // What can't be fetched now is fetched when the network is back.
    import("./OfflineWords.tsx").then((words) => setWords(() => words.OfflineWords), () => {});
  }, [online]);
  useEffect(() => {
    if (!online) {
      setLeft(Date.now());
      return setWasOffline(true);
    }
    const timer = setTimeout(() => setWasOffline(false), goodNewsTime);
    return () => clearTimeout(timer);
  }, [online]);
  const shown = Words && (!online || wasOffline);
  return (
    <div
      role="status"
      className={clsx(
        shown ? "flex items-center justify-center gap-2 px-4 py-2 text-sm font-medium" : "sr-only",
        online ? "bg-success-soft text-success" : "bg-warning-soft text-warning",
      )}
    >
      {shown && <Words left={left} />}
    </div>
  );
}
