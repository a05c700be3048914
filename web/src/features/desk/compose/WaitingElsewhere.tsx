import { Undo2 } from "lucide-react";
import { useCountdown } from "../../../lib/use-countdown.ts";
import { Button } from "../../../ui/Button.tsx";
import { useDesk, useSteadyDesk } from "../desk-context.ts";
import { replyQueue, useWaiting } from "./page-queue.ts";
import type { Waiting } from "./reply-queue.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

function Line({ one }: { one: Waiting }) {
  const { openNumbered } = useSteadyDesk();
  const left = useCountdown(one.dueAt);
  const undo = () => {
    replyQueue.putBack(one.clientId);
    openNumbered(one.number);
  };
  const { number } = one;
  const note = one.kind === "note";
  const words = {
    held: t(note ? "noteHeld" : "replyHeld", { number, left }),
    sending: t(note ? "noteSending" : "replySending", { number }),
    failed: t(note ? "noteFailed" : "replyFailed", { number, reason: one.reason ?? "" }),
    stale: t("yourReplyToWas", { number }),
    returned: t("yourTextForIs", { number }),
  }[one.state];
  return (
    <li className="pointer-events-auto flex max-w-full items-center gap-3 rounded-md border border-border bg-raised py-1.5 pl-3 pr-1.5 text-sm shadow-lg">
      <span className="min-w-0 tabular-nums">{words}</span>
      {one.state === "held" && (
        <Button size="sm" icon={<Undo2 className="size-4" />} onClick={undo}>
          {t("undo")}
        </Button>
      )}
      {one.state === "failed" && (
        <Button size="sm" onClick={() => void replyQueue.sendNow(one.clientId)}>
          {t("tryAgain")}
        </Button>
      )}
      {one.state !== "held" && one.state !== "sending" && (
        <Button size="sm" variant="primary" onClick={() => openNumbered(one.number)}>
          {t("look")}
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
    <ul aria-label={t("onTheirWay")} className="flex max-w-full flex-col items-start max-md:items-center gap-2">
      {elsewhere.map((one) => (
        <Line key={one.clientId} one={one} />
      ))}
    </ul>
  );
}
