import { useCallback, useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { ArrowDown } from "lucide-react";
import { clsx } from "clsx";
import { describeError } from "../../lib/describe-error.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { DayDivider } from "../../ui/Timeline.tsx";
import { useNearEnd } from "../../ui/use-near-end.ts";
import { MessageRow, OutgoingRow, type RowActions } from "./MessageRow.tsx";
import { NewsSpoken } from "./NewsSpoken.tsx";
import type { ThreadItem } from "./thread-items.ts";
import type { Typing } from "./thread-state.ts";
import { ThreadChunks } from "./ThreadChunks.tsx";
import { TypingSign } from "./TypingSign.tsx";
import { useBottomScroll } from "./use-bottom-scroll.ts";
import type { OpenAt } from "./use-open-at.ts";
import { useTarget } from "./use-target.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

export type ThreadViewProps = {
  label: string;
  items: readonly ThreadItem[];
  typing: readonly Typing[];
  older: { more: boolean; loading: boolean; error: unknown; load: () => void };
  actions: RowActions;
  /** The end is in sight of a person who is there. */
  onSeen: () => void;
  /** An event of the timeline, in words; null leaves it out. */
  renderEvent: (item: Extract<ThreadItem, { kind: "event" | "handoff" }>) => ReactNode;
  /** A message in another form than usual, such as an internal note. */
  renderMessage?: (item: Extract<ThreadItem, { kind: "message" }>) => ReactNode;
  /** Where the thread opens: at a message, amid others far back; at its end when left out. */
  at?: OpenAt;
  /** Before the first message. */
  beginning?: ReactNode;
  /** After the last message: choices, a rating. */
  children?: ReactNode;
};

type RowProps = { item: ThreadItem; target: boolean; marked: boolean } & Pick<ThreadViewProps, "actions" | "renderEvent" | "renderMessage">;

function Row({ item, target, marked, actions, renderEvent, renderMessage }: RowProps) {
  switch (item.kind) {
    case "day": return <DayDivider day={item.at} />;
    case "message": return (
      <div {...(target && { "data-target": "", tabIndex: -1, role: "group", "aria-label": t("foundMessage"), className: clsx("rounded-lg outline-2 outline-offset-4 transition-[outline-color] duration-700", marked ? "outline-brand" : "outline-transparent") })}>
        {renderMessage ? renderMessage(item) : <MessageRow item={item} handlers={actions.messages} />}
      </div>
    );
    case "outgoing": return <OutgoingRow item={item} actions={actions} />;
    case "event":
    case "handoff": return <>{renderEvent(item)}</>;
  }
}

/** How many messages of others came since the end was last in sight. */
function useUnseen(items: readonly ThreadItem[], atEnd: boolean): number {
  const incoming = items.filter((item) => item.kind === "message" && !item.own);
  const [seen, setSeen] = useState(incoming.at(-1)?.key);
  const last = incoming.at(-1)?.key;
  useEffect(() => {
    if (atEnd) setSeen(last);
  }, [atEnd, last]);
  return atEnd ? 0 : incoming.length - 1 - incoming.findLastIndex((item) => item.key === seen);
}

/** Reading counts only while the page is in sight: the end is told again when the person comes back to it. */
function useSeen(atEnd: boolean, last: string | undefined, onSeen: () => void): void {
  const seen = useEffectEvent(() => document.visibilityState === "visible" && onSeen());
  useEffect(() => {
    if (!atEnd) return;
    seen();
    const again = () => seen();
    document.addEventListener("visibilitychange", again);
    window.addEventListener("focus", again);
    return () => {
      document.removeEventListener("visibilitychange", again);
      window.removeEventListener("focus", again);
    };
  }, [atEnd, last]);
}

/** A thread: newest at the foot, older ones above as one scrolls, and nothing moves what is being read (CV-13). */
export function ThreadView({ label, items, typing, older, actions, onSeen, renderEvent, renderMessage, at, beginning, children }: ThreadViewProps) {
  const tail = at?.tail ?? items;
  const later = at?.later ?? null;
  const newest = tail.at(-1);
  const own = newest?.kind === "outgoing" || (newest?.kind === "message" && newest.own) ? newest.key : undefined;
  const { scroller, content, atEnd, toEnd, show, onScroll } = useBottomScroll(items[0]?.key, own, Boolean(at?.target), later && at ? at.leave : null);
  const top = useNearEnd(older.load, older.more && !older.loading && !older.error);
  const foot = useNearEnd(later?.load ?? (() => undefined), later !== null && !later.loading && !later.error);
  const { isTarget, isMarked } = useTarget(at?.target ?? null, scroller, show);
  const unseen = useUnseen(tail, atEnd);
  useSeen(atEnd, newest?.key, onSeen);
  const row = useCallback(
    (item: ThreadItem) => <Row item={item} target={isTarget(item)} marked={isMarked && isTarget(item)} actions={actions} renderEvent={renderEvent} renderMessage={renderMessage} />,
    [actions, renderEvent, renderMessage, isTarget, isMarked],
  );
  return (
    <div data-notices="" className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={label} className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2">
        <div ref={content} className="mx-auto flex min-h-full max-w-3xl flex-col justify-end px-3 pb-2 sm:px-5">
          <div ref={top} />
          {older.loading && <Spinner label={t("loadingOlderMessages")} className="mx-auto my-3" />}
          <NotLoaded error={older.error} onRetry={older.load} />
          {!older.more && beginning}
          <ThreadChunks items={items} scroller={scroller} row={row} needs={at?.target ? isTarget : undefined} />
          {later?.loading && <Spinner label={t("loadingNewerMessages")} className="mx-auto my-3" />}
          <NotLoaded error={later?.error} onRetry={() => later?.load()} />
          <div ref={foot} />
          {!later && children}
          {!later && <TypingSign typing={typing} />}
        </div>
      </div>
      {(unseen > 0 || later) && (
        <div className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center print:hidden">
          <Button
            variant="primary"
            size="sm"
            icon={<ArrowDown className="size-4" />}
            className="pointer-events-auto rounded-pill shadow-lg"
            // Focus stays in the field, so that a phone's keyboard stays up (CV-13).
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              // Whoever came to the pill with the Tab key goes on in the thread, as the pill goes.
              if (event.currentTarget === document.activeElement) scroller.current?.focus({ preventScroll: true });
              toEnd("smooth");
            }}
          >
            {unseen > 0 ? t("newMessage", { count: unseen }) : t("toTheNewest")}
          </Button>
        </div>
      )}
      <NewsSpoken items={tail} />
    </div>
  );
}

function NotLoaded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!error) return null;
  return (
    <p role="alert" className="flex flex-wrap items-center justify-center gap-3 py-3 text-sm text-danger">
      {describeError(error)}
      <Button size="sm" onClick={onRetry}>
        {t("tryAgain")}
      </Button>
    </p>
  );
}
