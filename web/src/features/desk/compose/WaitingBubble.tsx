import { Undo2 } from "lucide-react";
import { useCountdown } from "../../../lib/use-countdown.ts";
import { Bubble } from "../../../ui/Bubble.tsx";
import { Button } from "../../../ui/Button.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { replyQueue } from "./page-queue.ts";
import { NewerNotice } from "./NewerNotice.tsx";
import { undoTime, type Waiting } from "./reply-queue.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

function Held({ one }: { one: Waiting }) {
  const left = useCountdown(one.dueAt);
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 pt-1.5 text-xs text-muted">
      <span role="status">
        <span className="sr-only">{t("yourReplyWaits", { seconds: undoTime / 1_000 })}</span>
        <span aria-hidden="true" className="tabular-nums">
          {one.setStatus ? t("goesOutInSThen", { left, status: statusText(one.setStatus).toLowerCase() }) : t("goesOutInS", { left })}
        </span>
      </span>
      <Button size="sm" className="h-7" icon={<Undo2 className="size-3.5" />} onClick={() => replyQueue.putBack(one.clientId)}>
        {t("undo")}
      </Button>
      <Button size="sm" variant="ghost" className="h-7" onClick={() => void replyQueue.sendNow(one.clientId)}>
        {t("sendNow")}
      </Button>
    </div>
  );
}

/** A reply or note that the server does not have yet: it waits to be taken back, is on its way, or did not arrive. */
export function WaitingBubble({ one }: { one: Waiting }) {
  const { state, kind, body, at, reason, clientId } = one;
  if (state === "returned") return null;
  return (
    <div className="opacity-95">
      <Bubble
        kind={kind === "note" ? "note" : "own"}
        author={t("you")}
        time={new Date(at).toISOString()}
        text={body}
        files={one.files && <p className="text-xs text-muted [overflow-wrap:anywhere]">{t("withFiles", { files: one.files.map(({ name }) => name).join(", ") })}</p>}
        state={state === "sending" ? "sending" : state === "failed" ? "failed" : undefined}
        onRetry={() => void replyQueue.sendNow(clientId)}
      />
      {state === "held" && <Held one={one} />}
      {state === "sending" && reason && (
        <p role="status" className="pt-1 text-right text-xs text-muted">
          {reason}
        </p>
      )}
      {state === "failed" && (
        <div className="flex flex-wrap items-center justify-end gap-2 pt-1 text-xs text-muted">
          <span>{reason}</span>
          <Button size="sm" className="h-7" icon={<Undo2 className="size-3.5" />} onClick={() => replyQueue.putBack(clientId)}>
            {t("putItBackInto")}
          </Button>
        </div>
      )}
      {state === "stale" && one.newer && (
        <div className="pt-2">
          <NewerNotice messages={one.newer.messages} onSendAnyway={() => void replyQueue.sendAnyway(clientId)} onLookFirst={() => replyQueue.putBack(clientId)} />
        </div>
      )}
    </div>
  );
}
