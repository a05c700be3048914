import { useCallback, useMemo, type ReactNode } from "react";
import type { Ticket } from "../../../../../contract/desk.ts";
import type { Thread } from "../../conversations/use-thread.ts";
import { ThreadView } from "../../conversations/ThreadView.tsx";
import { useCategoryName } from "../desk-queries.ts";
import { BotTalk } from "./BotTalk.tsx";
import { EventRow } from "./EventRow.tsx";
import { staffItems } from "./staff-items.ts";
import { StaffMessage } from "./StaffMessage.tsx";

/** The ticket's thread: messages, notes and what was done, in order. */
export function StaffThread({ ticket, thread, me, children }: { ticket: Ticket; thread: Thread; me: string; children?: ReactNode }) {
  const categoryName = useCategoryName();
  const { state } = thread;
  const items = useMemo(() => staffItems(state), [state]);
  const reader = useMemo(() => ({ me, categoryName }), [me, categoryName]);
  const renderEvent = useCallback(
    (item: Parameters<Parameters<typeof ThreadView>[0]["renderEvent"]>[0]) => (item.kind === "event" ? <EventRow event={item.event} reader={reader} /> : null),
    [reader],
  );
  return (
    <ThreadView
      label={`Thread of ${ticket.number}`}
      items={items}
      typing={state.typing}
      older={{ ...thread.older, more: state.moreBefore }}
      actions={{ retry: thread.retry, takeBack: thread.withdraw }}
      onSeen={thread.markRead}
      renderEvent={renderEvent}
      renderMessage={(item) => <StaffMessage item={item} />}
      beginning={ticket.sourceConversationId && <BotTalk conversationId={ticket.sourceConversationId} />}
    >
      {children}
    </ThreadView>
  );
}
