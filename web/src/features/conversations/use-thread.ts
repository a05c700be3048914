import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Message, TimelineEvent } from "../../../../contract/conversations.ts";
import { api } from "../../lib/api.ts";
import { useOnline } from "../../lib/network.ts";
import { catchUp, catchUpChanges, catchUpMessages } from "./catch-up.ts";
import type { Deliver } from "./deliver.ts";
import type { LocalFile } from "./local-file.ts";
import type { SendingRoute } from "./outbox-store.ts";
import type { OutboxNews } from "./outbox.ts";
import { outboxOf } from "./page-outbox.ts";
import { useLiveEvent, useLiveRoom } from "./page-live.ts";
import { missesChanges, missesMessages, openThread, threadAfter, type MessagesPage, type Snapshot, type ThreadEvent, type ThreadState } from "./thread-state.ts";
import { useReading } from "./use-reading.ts";

/** A conversation to follow. */
export type ThreadSource = {
  conversationId: string;
  /** Who reads. */
  me: string;
  /** The newest look that the screen has; a newer one is merged in. */
  snapshot: Snapshot;
  /** Looks again. @throws ApiError */
  refresh: () => Promise<Snapshot>;
  deliver: Deliver;
  /** Where messages go when this page is not open any more. */
  route: SendingRoute;
  /** Whose reading counts as "Read"; anybody else's unless said. Among several staff it is the requester's. */
  reader?: string;
  /** Something was said or happened that may change more than the thread. */
  onNews?: (news: { message?: Message; event?: TimelineEvent }) => void;
  /** One's own read marker has moved. */
  onRead?: () => void;
};

export type Thread = {
  state: ThreadState;
  /** Never fails: what was not sent stands in the thread and can be sent again. Resolves when the browser keeps it. */
  send: (text: string, clientId?: string, files?: readonly LocalFile[]) => Promise<void>;
  retry: () => void;
  /** Takes a failed message out of the thread; answers with its text and files. */
  withdraw: (clientId: string) => Promise<{ body: string; files: LocalFile[] }>;
  /** A message as an action has answered with it. */
  changed: (message: Message) => void;
  /** Asks for a message again, whose files' addresses have expired. */
  reread: (message: Pick<Message, "conversationId" | "seq">) => void;
  older: Loading;
  /** While a stretch far back is read: what comes after it. */
  later: Loading;
  /** Holds the message of a seq, with its neighbours where it is far back (CV-11). Answers whether it is there to be read. @throws ApiError */
  goTo: (seq: number) => Promise<boolean>;
  /** Back from there to the newest messages. */
  leavePassage: () => void;
  /** All that is held has been seen. */
  markRead: () => void;
  /** Until when the server wants nothing more sent (CV-16), in milliseconds; null usually. */
  waitUntil: number | null;
};

type Loading = { loading: boolean; error: unknown; load: () => void };
const idle = { loading: false, error: null };

/** Milliseconds between looks while the socket is not there. */
const lookEvery = 20_000;
/** Milliseconds for which a message may be on its way behind a later one. */
const holeStands = 1_000;

/**
 * Follows a conversation live: snapshot, socket events, own messages on their way, older pages. Missed while away? It asks
 * again from the last seq that is complete (CV-4).
 *
 * @param source null while there is nothing to follow yet
 */
export function useThread(source: ThreadSource | null): Thread | null {
  const id = source?.conversationId ?? null;
  const [held, setHeld] = useState(() => (source ? opened(source) : null));
  const latest = useRef(held);
  const [older, setOlder] = useState<Omit<Loading, "load">>(idle);
  const [later, setLater] = useState<Omit<Loading, "load">>(idle);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const joined = useRef(false);
  const online = useOnline();

  const hold = useCallback((state: ThreadState) => {
    latest.current = state;
    setHeld(state);
  }, []);
  const dispatch = useCallback(
    (event: ThreadEvent) => {
      const before = latest.current;
      if (before) hold(threadAfter(before, event));
    },
    [hold],
  );

  const snapshot = source?.snapshot;
  const follow = useEffectEvent(() => {
    if (!source) return;
    if (latest.current?.id === source.conversationId) dispatch({ type: "page", snapshot: source.snapshot });
    else hold(opened(source));
  });
  useEffect(() => follow(), [id, snapshot]);

  const look = useEffectEvent(async () => {
    if (!source) return;
    const isHere = () => latest.current?.id === source.conversationId;
    const complete = await catchUp(source.conversationId, source.refresh, (event) => isHere() && dispatch(event), () => (isHere() ? latest.current : null));
    if (complete && joined.current && isHere()) dispatch({ type: "synced" });
  });

  const news = source?.onNews;
  useLiveRoom(
    id && `conversation:${id}`,
    () => {
      joined.current = true;
      void look();
    },
    () => {
      joined.current = false;
      dispatch({ type: "lost" });
    },
  );
  useLiveEvent("message", ({ conversationId, message }) => {
    if (conversationId !== id || !source) return;
    if (message.author?.id === source.me) outboxOf(placeOf(source), source.deliver).arrived(message.clientId);
    dispatch({ type: "message", message });
    news?.({ message });
  });
  useLiveEvent("event", ({ conversationId, event }) => {
    if (conversationId !== id) return;
    dispatch({ type: "event", event });
    news?.({ event });
  });
  useLiveEvent("read", ({ conversationId, personId, seq }) => {
    if (conversationId === id && (!source?.reader || personId === source.reader || personId === source.me)) dispatch({ type: "read", personId, seq });
  });
  useLiveEvent("delivered", ({ conversationId, personId, seq }) => {
    if (conversationId === id && (!source?.reader || personId === source.reader)) dispatch({ type: "delivered", personId, seq });
  });
  useLiveEvent("message-changed", ({ conversationId, message, change }) => {
    if (conversationId === id) dispatch({ type: "changed", message, change });
  });
  useLiveEvent("typing", ({ conversationId, personId, name }) => {
    // Three seconds by our own clock: the server's may differ (CV-6).
    if (conversationId === id) dispatch({ type: "typing", personId, name, until: Date.now() + 3_000 });
  });

  const anyoneTypes = (held?.typing.length ?? 0) > 0;
  useEffect(() => {
    if (!anyoneTypes) return;
    const timer = setInterval(() => dispatch({ type: "tick", now: Date.now() }), 500);
    return () => clearInterval(timer);
  }, [anyoneTypes, dispatch]);

  const inSync = held?.inSync ?? false;
  useEffect(() => {
    if (id === null || inSync || !online) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void look(), lookEvery);
    return () => clearInterval(timer);
  }, [id, inSync, online]);

  // A change was missed while the connection stood: the next look would come too late.
  const missed = held !== null && held.inSync && missesChanges(held);
  useEffect(() => {
    if (id !== null && missed) catchUpChanges(id, dispatch, () => (latest.current?.id === id ? latest.current : null)).catch(() => undefined);
  }, [id, missed, dispatch]);

  // A server that ends between storing a message and telling of it leaves a hole. Where notes are that one may not read it is no hole.
  const hole = held !== null && held.inSync && missesMessages(held) ? held.completeTo : null;
  useEffect(() => {
    if (id === null || hole === null) return;
    const timer = setTimeout(() => {
      catchUpMessages(id, dispatch, () => (latest.current?.id === id ? latest.current : null)).catch(() => dispatch({ type: "lost" }));
    }, holeStands);
    return () => clearTimeout(timer);
  }, [id, hole, dispatch]);

  const heardFromOutbox = useEffectEvent((sent: Message) => {
    source?.onNews?.({ message: sent });
    // Without the socket an answer would be seen only at the next look.
    if (!latest.current?.inSync) void look();
  });
  const outboxNow = useEffectEvent(() => (source ? outboxOf(placeOf(source), source.deliver).entries : []));
  const elsewhere = useEffectEvent((clientId: string) => void look().then(() => dispatch({ type: "withdrawn", clientId })));
  const listen = useEffectEvent((heard: (what: OutboxNews) => void) => source && outboxOf(placeOf(source), source.deliver).listen(heard));
  const deliver = source?.deliver;
  useEffect(() => {
    if (id === null || !deliver) return;
    const stop = listen((what) => {
      if (latest.current?.id !== id) return;
      if (what.type === "pause") return setWaitUntil(Date.now() + what.seconds * 1_000);
      if (what.type === "elsewhere") return elsewhere(what.clientId);
      setWaitUntil(null);
      if (what.type !== "message") return dispatch(what);
      // It may have gone elsewhere: into the ticket that a talk has become, or a follow-up.
      dispatch(what.message.conversationId === id ? what : { type: "withdrawn", clientId: what.message.clientId });
      heardFromOutbox(what.message);
    });
    // What the browser keeps may have been read between the first look and now.
    for (const { state, reason, ...one } of outboxNow()) {
      dispatch({ type: "sending", outgoing: one });
      if (state === "failed") dispatch({ type: "failed", clientId: one.clientId, reason: reason ?? "" });
      if (state === "waiting") dispatch({ type: "waiting", clientId: one.clientId });
    }
    return () => stop?.();
  }, [id, deliver, dispatch]);

  const markRead = useReading(source, latest, dispatch);

  if (!source || held?.id !== source.conversationId) return null;
  const outbox = () => outboxOf(placeOf(source), source.deliver);
  const read = (query: Record<string, number>) => api<MessagesPage>("GET", `/api/conversations/${source.conversationId}/messages`, { query });
  const load = () => {
    const passage = latest.current?.passage;
    const before = (passage ?? latest.current)?.messages[0]?.seq;
    if (older.loading || before === undefined) return;
    setOlder({ loading: true, error: null });
    read({ before }).then(
      (page) => {
        dispatch(passage ? { type: "passage-older", before, page } : { type: "older", page });
        setOlder(idle);
      },
      (error: unknown) => setOlder({ loading: false, error }),
    );
  };
  const loadLater = () => {
    const after = latest.current?.passage?.messages.at(-1)?.seq;
    if (later.loading || after === undefined) return;
    setLater({ loading: true, error: null });
    read({ after, limit: 50 }).then(
      (page) => {
        dispatch({ type: "passage-newer", after, page });
        setLater(idle);
      },
      (error: unknown) => setLater({ loading: false, error }),
    );
  };
  const goTo = async (seq: number) => {
    const isHere = () => latest.current?.id === source.conversationId;
    // What is held may come from this browser, and be older than the message.
    if (seq > ((latest.current ?? held).messages.at(-1)?.seq ?? 0)) {
      const snapshot = await source.refresh();
      if (isHere()) dispatch({ type: "page", snapshot });
    }
    const { messages, moreBefore } = latest.current ?? held;
    if (!moreBefore || seq >= (messages[0]?.seq ?? 0)) {
      dispatch({ type: "passage-left" });
      return messages.some((message) => message.seq === seq);
    }
    const page = await read({ around: seq, limit: 50 });
    const there = page.items.some((message) => message.seq === seq);
    if (!there || !isHere()) return false;
    dispatch({ type: "passage", page });
    setOlder(idle);
    setLater(idle);
    return true;
  };
  return {
    state: held,
    send: (text, clientId, files) => outbox().send(text, clientId, files),
    retry: () => outbox().retry(),
    withdraw: (clientId) => outbox().withdraw(clientId),
    changed: (message) => dispatch({ type: "reread", message }),
    reread: ({ conversationId, seq }) => {
      if (conversationId !== source.conversationId) return;
      api<MessagesPage>("GET", `/api/conversations/${conversationId}/messages`, { query: { after: seq - 1, limit: 1 } }).then(
        ({ items: [message] }) => message?.seq === seq && dispatch({ type: "reread", message }),
        () => undefined,
      );
    },
    older: { ...older, load },
    later: { ...later, load: loadLater },
    goTo,
    leavePassage: () => dispatch({ type: "passage-left" }),
    markRead,
    waitUntil,
  };
}

const placeOf = ({ me, conversationId, route }: ThreadSource) => ({ person: me, conversationId, route });

function opened(source: ThreadSource): ThreadState {
  const { entries } = outboxOf(placeOf(source), source.deliver);
  return openThread(source.conversationId, source.me, source.snapshot, entries);
}
