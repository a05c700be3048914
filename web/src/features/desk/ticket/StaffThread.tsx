import { useCallback, useMemo, useRef, type ReactNode } from "react";
import type { Message } from "../../../../../contract/conversations.ts";
import type { Ticket } from "../../../../../contract/desk.ts";
import type { Thread } from "../../conversations/use-thread.ts";
import type { MessageHandlers } from "../../conversations/MessageActions.tsx";
import { MergedThread } from "../../conversations/MergedThread.tsx";
import { ThreadSkeleton } from "../../conversations/ThreadSkeleton.tsx";
import { ThreadView } from "../../conversations/ThreadView.tsx";
import { useOpenAt } from "../../conversations/use-open-at.ts";
import { useCategoryName } from "../desk-queries.ts";
import { BotTalk } from "./BotTalk.tsx";
import { EventRow } from "./EventRow.tsx";
import { staffItems } from "./staff-items.ts";
import { StaffMessage } from "./StaffMessage.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** The ticket's thread: messages, notes and what was done, in order. */
export function StaffThread({ ticket, thread, me, onEdit, children }: { ticket: Ticket; thread: Thread; me: string; onEdit: (message: Message) => void; children?: ReactNode }) {
  const categoryName = useCategoryName();
  const { state } = thread;
  const latest = useRef(thread);
  latest.current = thread;
  const handlers = useMemo<MessageHandlers>(() => ({ me, edit: onEdit, changed: (message) => latest.current.changed(message), reread: (message) => latest.current.reread(message) }), [me, onEdit]);
  const at = useOpenAt(ticket.mergedFrom ? null : thread, staffItems);
  const requester = ticket.requester.name;
  const reader = useMemo(() => ({ me, requester, categoryName }), [me, requester, categoryName]);
  const renderEvent = useCallback(
    (item: Parameters<Parameters<typeof ThreadView>[0]["renderEvent"]>[0]) => (item.kind === "event" ? <EventRow event={item.event} reader={reader} /> : null),
    [reader],
  );
  const renderMessage = useCallback((item: Parameters<NonNullable<Parameters<typeof ThreadView>[0]["renderMessage"]>>[0]) => <StaffMessage item={item} handlers={handlers} />, [handlers]);
  if (at.looking) return <ThreadSkeleton />;
  return (
    <ThreadView
      label={t("threadOf", { number: ticket.number })}
      items={at.items}
      typing={state.typing}
      older={{ ...thread.older, more: (state.passage ?? state).moreBefore }}
      at={at}
      actions={{ retry: thread.retry, takeBack: (clientId) => void thread.withdraw(clientId) }}
      onSeen={thread.markRead}
      renderEvent={renderEvent}
      renderMessage={renderMessage}
      beginning={
        <>
          {ticket.sourceConversationId && <BotTalk conversationId={ticket.sourceConversationId} />}
          {ticket.merged.map((one) => <MergedThread key={one.id} merged={one} me={me} sought={at.inMerged} />)}
        </>
      }
    >
      {children}
    </ThreadView>
  );
}
