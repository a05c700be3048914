import { memo } from "react";
import { Bot } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Bubble, type BubbleKind } from "../../../ui/Bubble.tsx";
import type { ThreadItem } from "../../conversations/thread-items.ts";

/** A message as staff see it: the requester's, the team's, the bot's; a note on amber paper with its lock. */
export const StaffMessage = memo(function StaffMessage({ item }: { item: Extract<ThreadItem, { kind: "message" }> }) {
  const { message, own, grouped, at } = item;
  const bot = message.authorPart === "bot";
  const note = message.visibility === "internal";
  const kind: BubbleKind = note ? "note" : own ? "own" : bot ? "bot" : message.authorPart === "staff" ? "staff" : "other";
  const author = bot ? "Help bot" : own ? "You" : (message.author?.name ?? "Somebody");
  const face = bot ? (
    <span className="grid size-8 place-items-center rounded-pill bg-subtle text-muted" aria-hidden="true">
      <Bot className="size-4.5" />
    </span>
  ) : (
    <Avatar name={message.author?.name ?? "?"} seed={message.author?.id} image={message.author?.image} size="sm" decorative />
  );
  return <Bubble kind={kind} author={author} time={at} text={message.body} grouped={grouped} state={note ? undefined : item.state} avatar={own && !note ? undefined : face} />;
});
