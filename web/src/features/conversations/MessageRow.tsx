import { memo } from "react";
import { Bot, Undo2 } from "lucide-react";
import { Avatar } from "../../ui/Avatar.tsx";
import { Bubble, type BubbleKind } from "../../ui/Bubble.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { MessageCards } from "./MessageCards.tsx";
import type { ThreadItem } from "./thread-items.ts";

export type RowActions = {
  retry: () => void;
  /** Takes a message that was not sent back into the field. */
  takeBack: (clientId: string) => void;
};

const you = "You";

/** A message of one's own that is on its way, or did not arrive. */
export const OutgoingRow = memo(function OutgoingRow({ item, actions }: { item: Extract<ThreadItem, { kind: "outgoing" }>; actions: RowActions }) {
  const { outgoing, grouped, at } = item;
  const failed = outgoing.state === "failed";
  return (
    <div>
      <Bubble
        kind="own"
        author={you}
        time={at}
        text={outgoing.body}
        grouped={grouped}
        state={outgoing.state}
        onRetry={actions.retry}
        actions={failed && <IconButton size="sm" label="Put it back into the field" icon={<Undo2 className="size-4" />} onClick={() => actions.takeBack(outgoing.clientId)} />}
      />
      {failed && outgoing.reason && <p className="px-1 pt-0.5 text-right text-xs text-muted">{outgoing.reason}</p>}
    </div>
  );
});

/** A message, with what the bot put beside it. */
export const MessageRow = memo(function MessageRow({ item }: { item: Extract<ThreadItem, { kind: "message" }> }) {
  const { message, own, grouped, at } = item;
  const bot = message.authorPart === "bot";
  const kind: BubbleKind = own ? "own" : bot ? "bot" : message.authorPart === "staff" ? "staff" : "other";
  const author = own ? you : bot ? "Help bot" : (message.author?.name ?? "Someone");
  return (
    <>
      <Bubble kind={kind} author={author} time={at} text={message.body} grouped={grouped} state={item.state} avatar={own ? undefined : bot ? <BotFace /> : <Avatar name={author} seed={message.author?.id} image={message.author?.image} size="sm" decorative />} />
      {message.extra && <MessageCards extra={message.extra} />}
    </>
  );
});

function BotFace() {
  return (
    <span className="grid size-8 place-items-center rounded-pill bg-subtle text-muted" aria-hidden="true">
      <Bot className="size-4.5" />
    </span>
  );
}
