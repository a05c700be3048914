import { Suspense } from "react";
import { SearchX } from "lucide-react";
import { Link } from "wouter";
import { ApiError } from "../../../lib/api-error.ts";
import { useTitle } from "../../../lib/brand.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { useMe } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { HelpButton } from "../../assistant/HelpLink.tsx";
import { TalkPane } from "../TalkPane.tsx";
import { arrange, entriesOf } from "../thread-items.ts";
import { ThreadSkeleton } from "../ThreadSkeleton.tsx";
import type { ThreadState } from "../thread-state.ts";
import { useOpenAt } from "../use-open-at.ts";
import { BlockedLine } from "./BlockedLine.tsx";
import { DirectHead } from "./DirectHead.tsx";
import { otherOf } from "./direct-api.ts";
import { useDirect } from "./use-direct.ts";

const t = textsOf(messagesTexts);
const ConfirmFirst = lazyPart(() => import("../../identity/ConfirmFirst.tsx"));

function Missing() {
  useTitle(t("noConversation"));
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("noConversation")}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <Link href="/messages" className={buttonClass({ variant: "primary" })}>
            {t("goToMessages")}
          </Link>
          <HelpButton />
        </span>
      }
    >
      {t("noConversationHint")}
    </EmptyState>
  );
}

const itemsOf = (state: ThreadState) => arrange(entriesOf(state));

/** What two members write to each other (CV-12). */
export default function DirectTalk({ id, me }: { id: string; me: string }) {
  const { direct, error, retry, thread } = useDirect(id, me);
  const at = useOpenAt(thread, itemsOf);
  const other = direct ? otherOf(direct, me) : null;
  const name = other?.name ?? t("someone");
  useTitle(direct ? name : t("messages"));
  const verified = useMe().me?.emailVerified ?? true;
  if (error instanceof ApiError && (error.status === 404 || error.status === 422)) return <Missing />;
  const silent = direct && !direct.abilities.send;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DirectHead other={other} blocked={direct?.blockedByMe ?? false} abilities={direct?.abilities} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && (!thread || at.looking) && <ThreadSkeleton />}
      {direct && thread && !at.looking && (
        <TalkPane
          label={t("messagesWith", { name })}
          items={at.items}
          at={at}
          thread={thread}
          onSeen={thread.markRead}
          renderEvent={() => null}
          beginning={<p className="px-4 py-6 text-center text-sm text-muted">{t("beginning", { name })}</p>}
          draftKey={`direct:${id}:${me}`}
          fieldLabel={t("messageTo", { name })}
          prompt={t("writeTo", { name })}
          disabledReason={silent ? (direct.blockedByMe ? t("youBlocked", { name }) : verified ? t("takesNoMessages", { name }) : t("confirmFirst")) : undefined}
        >
          {!verified && <Suspense fallback={null}><div className="mt-5"><ConfirmFirst /></div></Suspense>}
          {direct.blockedByMe && other && <BlockedLine other={other} />}
        </TalkPane>
      )}
    </div>
  );
}
