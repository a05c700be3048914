import { Undo2 } from "lucide-react";
import { useCountdown } from "../../../lib/use-countdown.ts";
import { Button } from "../../../ui/Button.tsx";
import { useDesk } from "../desk-context.ts";
import { replyQueue, useWaiting } from "./page-queue.ts";
import type { Waiting } from "./reply-queue.ts";

function Line({ one }: { one: Waiting }) {
  const { openNumbered } = useDesk();
  const left = useCountdown(one.dueAt);
  const undo = () => {
    replyQueue.putBack(one.clientId);
    openNumbered(one.number);
  };
  const what = one.kind === "note" ? "Note" : "Reply";
  const words = {
    held: `${what} to ${one.number} goes out in ${left} s`,
    sending: `${what} to ${one.number} is being sent…`,
    failed: `${what} to ${one.number} was not sent. ${one.reason ?? ""}`,
    stale: `Your reply to ${one.number} was not sent: somebody else wrote meanwhile.`,
    returned: `Your text for ${one.number} is kept.`,
  }[one.state];
  return (
    <li className="pointer-events-auto flex max-w-full items-center gap-3 rounded-md border border-border bg-raised py-1.5 pl-3 pr-1.5 text-sm shadow-lg">
      <span className="min-w-0 tabular-nums">{words}</span>
      {one.state === "held" && (
        <Button size="sm" icon={<Undo2 className="size-4" />} onClick={undo}>
          Undo
        </Button>
      )}
      {one.state === "failed" && (
        <Button size="sm" onClick={() => void replyQueue.sendNow(one.clientId)}>
          Try again
        </Button>
      )}
      {one.state !== "held" && one.state !== "sending" && (
        <Button size="sm" variant="primary" onClick={() => openNumbered(one.number)}>
          Look
        </Button>
      )}
    </li>
  );
}

/** Replies on their way to tickets that are not the one shown: after "send and resolve" the next ticket is there already. */
export function WaitingElsewhere() {
  const { openNumber } = useDesk();
  const elsewhere = useWaiting().filter((one) => one.number !== openNumber);
  if (elsewhere.length === 0) return null;
  return (
    <ul aria-label="On their way" className="flex max-w-full flex-col items-start max-md:items-center gap-2">
      {elsewhere.map((one) => (
        <Line key={one.clientId} one={one} />
      ))}
    </ul>
  );
}
