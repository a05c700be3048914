import { memo, Suspense } from "react";
import { Bot, Undo2 } from "lucide-react";
import { Avatar } from "../../ui/Avatar.tsx";
import { Bubble, type BubbleKind } from "../../ui/Bubble.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { MessageActions, type MessageHandlers } from "./MessageActions.tsx";
import { MessageCards } from "./MessageCards.tsx";
import { MessageFiles } from "./MessageFiles.tsx";
import { removedWords } from "./removed-words.ts";
import type { ThreadItem } from "./thread-items.ts";
import { textsOf, useLanguage } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

const OutgoingFiles = lazyPart(() => import("./OutgoingFiles.tsx"));

export type RowActions = {
  retry: () => void;
  /** Takes a message that was not sent back into the field. */
  takeBack: (clientId: string) => void;
  /** What can be done with messages that are there; nothing where it is left out. */
  messages?: MessageHandlers;
};

/** A message of one's own that is on its way, or did not arrive. */
export const OutgoingRow = memo(function OutgoingRow({ item, actions }: { item: Extract<ThreadItem, { kind: "outgoing" }>; actions: RowActions }) {
  useLanguage();
  const { outgoing, grouped, at } = item;
  const stands = outgoing.state === "failed" || outgoing.state === "waiting";
  const files = outgoing.files && (
    <Suspense fallback={null}>
      <OutgoingFiles outgoing={outgoing} />
    </Suspense>
  );
  return (
    <div>
      <Bubble
        kind="own"
        author={t("you")}
        time={at}
        text={outgoing.body}
        grouped={grouped}
        state={outgoing.state}
        files={files}
        onRetry={actions.retry}
        actions={stands && <IconButton size="sm" label={t("putItBackInto")} icon={<Undo2 className="size-4" />} onClick={() => actions.takeBack(outgoing.clientId)} />}
      />
      {outgoing.state === "waiting" && <p className="sr-only">{t("waitsForNetwork")}</p>}
      {outgoing.state === "failed" && outgoing.reason && <p className="px-1 pt-0.5 text-right text-xs text-muted">{outgoing.reason}</p>}
    </div>
  );
});

/** A message, with what the bot put beside it. */
export const MessageRow = memo(function MessageRow({ item, handlers }: { item: Extract<ThreadItem, { kind: "message" }>; handlers?: MessageHandlers | undefined }) {
  useLanguage();
  const { message, own, grouped, at } = item;
  const bot = message.authorPart === "bot";
  const kind: BubbleKind = own ? "own" : bot ? "bot" : message.authorPart === "staff" ? "staff" : "other";
  const author = own ? t("you") : bot ? t("helpBot") : (message.author?.name ?? t("someone"));
  return (
    <>
      <Bubble
        kind={kind}
        author={author}
        time={at}
        text={message.body}
        grouped={grouped}
        state={item.state}
        edited={message.edited !== null && message.removed === null}
        removed={removedWords(message, own)}
        files={message.attachments.length > 0 && <MessageFiles files={message.attachments} onExpired={() => handlers?.reread(message)} />}
        avatar={own ? undefined : bot ? <BotFace /> : <Avatar name={author} seed={message.author?.id} image={message.author?.image} size="sm" decorative />}
        actions={handlers && <MessageActions message={message} handlers={handlers} />}
      />
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
