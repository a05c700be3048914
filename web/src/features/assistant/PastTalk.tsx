import { ArrowLeft, Bot, SearchX } from "lucide-react";
import { Link } from "wouter";
import { ApiError } from "../../lib/api-error.ts";
import { useTitle } from "../../lib/brand.ts";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { useDirect } from "../conversations/direct/use-direct.ts";
import { arrange, entriesOf } from "../conversations/thread-items.ts";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import type { ThreadState } from "../conversations/thread-state.ts";
import { ThreadView } from "../conversations/ThreadView.tsx";
import { useOpenAt } from "../conversations/use-open-at.ts";
import { HelpButton, HelpLink } from "./HelpLink.tsx";

const t = textsOf(assistantTexts);
const words = textsOf(messagesTexts);

const itemsOf = (state: ThreadState) => arrange(entriesOf(state));
const iconLink = "grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11";

function Missing() {
  return (
    <EmptyState
      icon={<SearchX />}
      title={words("noConversation")}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <Link href="/search" className={buttonClass({ variant: "primary" })}>
            {t("backToSearch")}
          </Link>
          <HelpButton />
        </span>
      }
    >
      {words("noConversationHint")}
    </EmptyState>
  );
}

/** What was said with the bot, to be read: one goes on in the ticket that it became, or in the help window. */
export default function PastTalk({ id, me }: { id: string; me: string }) {
  const { direct: talk, error, retry, thread } = useDirect(id, me);
  const at = useOpenAt(thread, itemsOf);
  useTitle(t("talkWithTheHelp"));
  if (error instanceof ApiError && (error.status === 404 || error.status === 422)) return <Missing />;
  if (talk && talk.kind !== "assistant") return <Missing />;
  const began = talk?.messages.items[0]?.createdAt;
  const ticket = talk?.handedOffTo;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="shrink-0 border-b border-border bg-surface">
        <div className="mx-auto flex max-w-3xl items-center gap-1 px-1.5 py-1.5 sm:gap-2 sm:px-5">
          <Link href="/search" className={iconLink} aria-label={t("backToSearch")} title={t("backToSearch")}>
            <ArrowLeft className="size-5" aria-hidden="true" />
          </Link>
          <div className="min-w-0 flex-1 py-0.5">
            <h1 className="truncate font-semibold leading-tight">{t("talkWithTheHelp")}</h1>
            <p className="flex items-center gap-1.5 pt-0.5 text-xs text-muted">
              <Bot className="size-3.5" aria-hidden="true" />
              {began && <TimeAgo time={began} />}
            </p>
          </div>
          <HelpLink />
        </div>
      </header>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && (!thread || at.looking) && <ThreadSkeleton />}
      {talk && thread && !at.looking && (
        <>
          <ThreadView label={t("talkWithTheHelp")} items={at.items} at={at} typing={[]} older={{ more: (thread.state.passage ?? thread.state).moreBefore, ...thread.older }}
            actions={{ retry: thread.retry, takeBack: (clientId) => void thread.withdraw(clientId) }} onSeen={thread.markRead} renderEvent={() => null} />
          <footer className="shrink-0 border-t border-border bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] text-center">
            <Link href={ticket ? `/tickets/${ticket.number}` : "/chat"} className={buttonClass()}>{ticket ? t("goToTicket", { number: ticket.number }) : t("goToHelpWindow")}</Link>
          </footer>
        </>
      )}
    </div>
  );
}
