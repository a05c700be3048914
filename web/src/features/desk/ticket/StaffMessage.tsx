import { memo } from "react";
import { Bot } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Bubble, type BubbleKind } from "../../../ui/Bubble.tsx";
import { MessageActions, type MessageHandlers } from "../../conversations/MessageActions.tsx";
import { MessageFiles } from "../../conversations/MessageFiles.tsx";
import { removedWords } from "../../conversations/removed-words.ts";
import type { ThreadItem } from "../../conversations/thread-items.ts";
import { useLanguage } from "../../../lib/texts.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** A message as staff see it: the requester's, the team's, the bot's; a note on amber paper with its lock. */
export const StaffMessage = memo(function StaffMessage({ item, handlers }: { item: Extract<ThreadItem, { kind: "message" }>; handlers: MessageHandlers }) {
  useLanguage();
  const { message, own, grouped, at } = item;
  const bot = message.authorPart === "bot";
  const note = message.visibility === "internal";
  const kind: BubbleKind = note ? "note" : own ? "own" : bot ? "bot" : message.authorPart === "staff" ? "staff" : "other";
  const author = bot ? t("helpBot") : own ? t("you") : (message.author?.name ?? t("somebody"));
  const face = bot ? (
    <span className="grid size-8 place-items-center rounded-pill bg-subtle text-muted" aria-hidden="true">
      <Bot className="size-4.5" />
    </span>
  ) : (
    <Avatar name={message.author?.name ?? "?"} seed={message.author?.id} image={message.author?.image} size="sm" decorative />
  );
  return (
    <Bubble
      kind={kind}
      author={author}
      time={at}
      text={message.body}
      grouped={grouped}
      state={note ? undefined : item.state}
      avatar={own && !note ? undefined : face}
      edited={message.edited !== null && message.removed === null}
      removed={removedWords(message, own)}
      files={message.attachments.length > 0 && <MessageFiles files={message.attachments} onExpired={() => handlers.reread(message)} />}
      actions={<MessageActions message={message} handlers={handlers} />}
    />
  );
});
