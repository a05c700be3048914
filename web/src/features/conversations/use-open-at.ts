import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";
import { notify } from "../../ui/toast.ts";
import type { ThreadItem } from "./thread-items.ts";
import { shownState } from "./passage.ts";
import type { ThreadState } from "./thread-state.ts";
import type { Thread } from "./use-thread.ts";

const t = textsOf(conversationsTexts);

/** A message that somebody came to read. `nth` tells coming to the same one again. */
export type Target = { conversationId: string; seq: number; nth: number };
export type OpenAt = {
  /** It is being looked for: nothing should be shown that would count as read. */
  looking: boolean;
  target: Target | null;
  /** The same in the thread of a ticket that was merged into this one, which stands before the first message. */
  inMerged: { number: string; seq: number } | null;
  /** The newest messages, also while a stretch far back is shown. */
  tail: readonly ThreadItem[];
  items: readonly ThreadItem[];
  /** What comes after the stretch that is shown; null when the newest messages are. */
  later: Thread["later"] | null;
  /** To the newest messages; the address forgets the message too. */
  leave: () => void;
};

/** The address of a ticket that another one was merged into, for who looks for a message of that other one; `href` when nobody does. */
export function mergedHref(href: string, number: string, search: string): string {
  const seq = seqFrom(new URLSearchParams(search).get("at"));
  return seq === null ? href : `${href}${href.includes("?") ? "&" : "?"}merged=${number}&at=${seq}`;
}

/** The seq of an address's `?at=`; null where it names none. */
export function seqFrom(text: string | null): number | null {
  const seq = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return seq > 0 ? seq : null;
}

/**
 * Opens a thread at the message that the address names, `?at=12`, however far back it is (CV-11). Where it can't be read the thread opens at
 * its end, and says so: whether there is such a message shows to nobody who may not read it.
 *
 * @param itemsOf a state's items as the screen arranges them; the same function while they stay the same
 */
export function useOpenAt(thread: Thread | null, itemsOf: (state: ThreadState) => readonly ThreadItem[]): OpenAt {
  const [asked, setAsked] = useSearchParams();
  const at = seqFrom(asked.get("at"));
  const merged = at === null ? null : asked.get("merged");
  // What was merged into it stands before its first message.
  const seq = merged === null ? at : 1;
  const id = thread?.state.id;
  const wish = id === undefined || seq === null ? null : `${id} ${seq} ${merged ?? ""}`;
  const [found, setFound] = useState<{ wish: string; target: Target | null } | null>(null);
  const forget = useCallback(() => {
    setAsked((now) => {
      const next = new URLSearchParams(now);
      next.delete("at");
      next.delete("merged");
      return next;
    }, { replace: true });
  }, [setAsked]);
  const look = useEffectEvent(async (wanted: string, isWanted: () => boolean) => {
    if (!thread || seq === null) return;
    try {
      const there = await thread.goTo(seq);
      if (!isWanted()) return;
      setFound({ wish: wanted, target: there && merged === null ? { conversationId: thread.state.id, seq, nth: Date.now() } : null });
      if (!there) notify({ tone: "info", title: t("messageNotHere"), description: t("messageNotHereHint") });
    } catch (error) {
      if (!isWanted()) return;
      setFound({ wish: wanted, target: null });
      notify({ tone: "danger", title: t("messageNotOpened"), description: describeError(error) });
    }
  });
  useEffect(() => {
    if (wish === null) return;
    let wanted = true;
    void look(wish, () => wanted);
    return () => {
      wanted = false;
    };
  }, [wish]);
  const state = thread?.state;
  const tail = useMemo(() => (state ? itemsOf(state) : []), [state, itemsOf]);
  const items = useMemo(() => (state?.passage ? itemsOf(shownState(state)) : tail), [state, tail, itemsOf]);
  const { leavePassage } = thread ?? {};
  return {
    looking: wish !== null && found?.wish !== wish, target: wish !== null && found?.wish === wish ? found.target : null,
    inMerged: merged !== null && at !== null ? { number: merged, seq: at } : null, tail, items,
    later: thread && state?.passage ? thread.later : null,
    leave: () => {
      leavePassage?.();
      forget();
    },
  };
}
