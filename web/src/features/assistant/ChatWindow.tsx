import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, type RefObject } from "react";
import { useLocation } from "wouter";
import type { Message } from "../../../../contract/conversations.ts";
import { useTitle } from "../../lib/brand.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { useTouch } from "../../lib/use-media.ts";
import type { ComposerHandle } from "../../ui/Composer.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { notify } from "../../ui/toast.ts";
import { arrange, type ThreadItem } from "../conversations/thread-items.ts";
import { TalkPane } from "../conversations/TalkPane.tsx";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import { EventLine } from "../desk-member/EventLine.tsx";
import { ThreadEnd } from "../desk-member/LazyThreadEnd.tsx";
import { useTicket } from "../desk-member/use-ticket.ts";
import { useTicketThread } from "../desk-member/use-ticket-thread.ts";
import { ChatHead } from "./ChatHead.tsx";
import { chatEntries, handedOffAt, reachesBack } from "./chat-items.ts";
import { Choices } from "./Choices.tsx";
import { guestDraft } from "./guest-draft.ts";
import { HandOffLine } from "./HandOffLine.tsx";
import { useTalk } from "./use-talk.ts";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";

const t = textsOf(assistantTexts);

/** Brings a question that was typed before signing in to the field. */
function useGuestDraft(field: RefObject<ComposerHandle | null>, ready: boolean): void {
  const { text, setText } = useDraft(guestDraft);
  useEffect(() => {
    if (!ready || text === "" || !field.current) return;
    field.current.insert(text);
    setText("");
  }, [field, ready, setText, text]);
}

/** What the bot offers now: the choices of its last message, while nothing was said since. */
function choicesOf(items: readonly ThreadItem[]) {
  const last = items.at(-1);
  return last?.kind === "message" && last.message.authorPart === "bot" ? (last.message.extra?.choices ?? []) : [];
}

/** One window for the whole way: bot, hand-off, the team's answers, solved (AS-1, AS-4). */
export default function ChatWindow({ me }: { me: string }) {
  const { talk, thread: bot, error, retry, fresh } = useTalk(me);
  const [, navigate] = useLocation();
  const ticketId = talk?.handedOffTo?.ticketId ?? null;
  const { data: ticket } = useTicket(ticketId);
  const onFollowUp = useCallback((number: string) => navigate(`/tickets/${number}`), [navigate]);
  const desk = useTicketThread({ ticket, cachedAs: ticketId ?? "", me, onFollowUp });
  const field = useRef<ComposerHandle>(null);
  const touch = useTouch();
  const start = useMutation({ mutationFn: fresh, onError: (failure) => notify({ tone: "danger", title: t("noNewTalkCould"), description: describeError(failure) }) });
  useTitle(ticket ? `${ticket.number} ${ticket.subject}` : t("helpAssistant"));
  useGuestDraft(field, bot !== null);

  const botState = bot?.state;
  const deskState = desk?.state;
  const number = ticket?.number;
  const items = useMemo(
    () => (botState ? arrange(chatEntries(botState, deskState && number ? { number, state: deskState } : null)) : []),
    [botState, deskState, number],
  );
  if (!talk && error) return <ErrorState title={t("theHelpWindowCould")} error={error} onRetry={retry} />;
  const writing = desk ?? bot;
  // What was not sent before the hand-off stands in the talk, what was not sent after it in the ticket.
  const thread = writing && {
    ...writing,
    retry: () => [bot, desk].forEach((one) => one?.retry()),
    withdraw: async (clientId: string) => {
      const holds = [bot, desk].find((one) => one?.state.outgoing.some((outgoing) => outgoing.clientId === clientId)) ?? writing;
      return await holds.withdraw(clientId);
    },
    // Each keeps what it holds; the other does not know the message.
    changed: (message: Message) => [bot, desk].forEach((one) => one?.state.id === message.conversationId && one.changed(message)),
    reread: (message: Pick<Message, "conversationId" | "seq">) => [bot, desk].forEach((one) => one?.reread(message)),
  };
  const choose = (value: string) => {
    void bot?.send(value);
    // The pressed button goes; on a phone the keyboard stays away.
    if (!touch) field.current?.focus();
  };
  const choices = desk ? [] : choicesOf(items);
  const deskComplete = !deskState || !botState || reachesBack(deskState, handedOffAt(botState));
  const upward = deskComplete ? bot : desk;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ChatHead ticket={ticket} starting={start.isPending} onFresh={(botState?.messages.length ?? 0) > 1 ? () => start.mutate() : null} />
      {thread && upward ? (
        <TalkPane
          label={number ? t("messagesOf", { number }) : t("talkWithTheHelp")}
          items={items}
          thread={thread}
          older={{ more: upward.state.moreBefore, ...upward.older }}
          onSeen={() => {
            bot?.markRead();
            desk?.markRead();
          }}
          renderEvent={(item) => (item.kind === "handoff" ? <HandOffLine number={item.number} /> : <EventLine event={item.event} me={me} />)}
          draftKey={`chat:${me}`}
          fieldLabel={number ? t("messageToOurTeam", { number }) : t("messageToTheHelp")}
          prompt={number ? t("writeToOurTeam") : t("writeWhatIsWrong")}
          fieldRef={field}
        >
          {choices.length > 0 && <Choices choices={choices} onChoose={choose} />}
          {ticket && desk && <ThreadEnd ticket={ticket} />}
        </TalkPane>
      ) : (
        <ThreadSkeleton />
      )}
    </div>
  );
}
