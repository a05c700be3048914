import { useNow } from "../lib/clock.ts";
import { formatFullDateTime } from "../lib/format.ts";
import { formatAgo } from "../lib/format-ago.ts";

/** How long ago something was, kept true by one timer for the whole page; the full date on hover. */
export function TimeAgo({ time, className }: { time: string | number | Date; className?: string }) {
  const now = useNow();
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return null;
  return (
    <time dateTime={at.toISOString()} title={formatFullDateTime(at)} className={className}>
      {/* A server's clock may be a little ahead: nothing that has happened is in the future. */}
      {formatAgo(at.getTime() > now && at.getTime() - now < 60_000 ? now : at, now)}
    </time>
  );
}
