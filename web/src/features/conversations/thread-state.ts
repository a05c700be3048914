import type { z } from "zod";
import type { Message, messagesPage, TimelineEvent } from "../../../../contract/conversations.ts";
import { byNumber, bySeq, merged } from "./merged.ts";

export type MessagesPage = z.infer<typeof messagesPage>;

/** A message of one's own that the server does not have yet, as far as this page knows. */
export type Outgoing = {
  /** Made once; each try carries it, so that the message is written once (CV-1). */
  clientId: string;
  body: string;
  /** When it was written, ISO 8601. */
  at: string;
  state: "sending" | "failed";
  /** Why it failed, in a sentence. */
  reason?: string;
};

export type Typing = { personId: string; name: string; until: number };

/** What a page knows of a conversation. */
export type ThreadState = {
  /** The conversation. */
  id: string;
  /** The reader. */
  me: string;
  /** Ascending by seq, each once. */
  messages: readonly Message[];
  /** Whether older messages than the first one held exist. */
  moreBefore: boolean;
  /** From the first message held to this seq nothing is missing; catching up asks from here (CV-4). */
  completeTo: number;
  /** True while the socket hears the room and has caught up: what it brings then continues what is held. */
  inSync: boolean;
  /** Ascending by number, each once. */
  timeline: readonly TimelineEvent[];
  outgoing: readonly Outgoing[];
  /** Read markers: one's own, and the furthest of the others. */
  readByMe: number;
  readByOthers: number;
  typing: readonly Typing[];
};

/** A conversation as an endpoint shows it. */
export type Snapshot = { page: MessagesPage; timeline: readonly TimelineEvent[]; readByMe: number; readByOthers: number };

export type ThreadEvent =
  /** A fresh look at the newest page. */
  | { type: "page"; snapshot: Snapshot }
  | { type: "older"; page: MessagesPage }
  /** Messages that follow `after` without a gap. */
  | { type: "newer"; after: number; page: MessagesPage }
  | { type: "message"; message: Message }
  | { type: "event"; event: TimelineEvent }
  | { type: "sending"; outgoing: Omit<Outgoing, "state" | "reason"> }
  | { type: "failed"; clientId: string; reason: string }
  | { type: "withdrawn"; clientId: string }
  | { type: "read"; personId: string; seq: number }
  | { type: "typing"; personId: string; name: string; until: number }
  /** Time has passed: signs of typing that nobody renewed go. */
  | { type: "tick"; now: number }
  | { type: "synced" }
  | { type: "lost" };

/** The state after the first look. */
export function openThread(id: string, me: string, snapshot: Snapshot, outgoing: readonly Outgoing[] = []): ThreadState {
  const empty: ThreadState = {
    id, me, messages: [], moreBefore: snapshot.page.more, completeTo: 0, inSync: false, timeline: [], outgoing: [], readByMe: 0, readByOthers: 0, typing: [],
  };
  const opened = withPage(empty, snapshot);
  return { ...opened, outgoing: outgoing.filter((one) => !hasArrived(opened, one.clientId)) };
}

/**
 * What is known after an event. Events may come in any order, late, and more than once: messages are told apart by seq,
 * one's own by client id, events by number; read markers never move back. Snapshot + events = fresh snapshot.
 */
export function threadAfter(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.type) {
    case "page": return withPage(state, event.snapshot);
    case "older": return withOlder(state, event.page);
    case "newer": return withNewer(state, event.after, event.page);
    case "message": return withMessage(state, event.message);
    case "event": return { ...state, timeline: merged(state.timeline, [event.event], byNumber) };
    case "sending": return withSending(state, { ...event.outgoing, state: "sending" });
    case "failed": return { ...state, outgoing: state.outgoing.map((one) => (one.clientId === event.clientId ? { ...one, state: "failed", reason: event.reason } : one)) };
    case "withdrawn": return { ...state, outgoing: state.outgoing.filter((one) => one.clientId !== event.clientId) };
    case "read": return withRead(state, event.personId, event.seq);
    case "typing": return event.personId === state.me ? state : { ...state, typing: [...state.typing.filter((one) => one.personId !== event.personId), event] };
    case "tick": return state.typing.some((one) => one.until <= event.now) ? { ...state, typing: state.typing.filter((one) => one.until > event.now) } : state;
    case "synced": return { ...state, inSync: true, completeTo: Math.max(state.completeTo, state.messages.at(-1)?.seq ?? 0) };
    case "lost": return { ...state, inSync: false, typing: [] };
  }
}

function withPage(state: ThreadState, { page, timeline, readByMe, readByOthers }: Snapshot): ThreadState {
  const markers = { ...state, timeline: merged(state.timeline, timeline, byNumber), readByMe: Math.max(state.readByMe, readByMe), readByOthers: Math.max(state.readByOthers, readByOthers) };
  const first = page.items[0]?.seq ?? 0;
  const last = page.items.at(-1)?.seq ?? 0;
  // So much is new that the page does not reach back to what is held: catching up brings it in order, without a hole.
  if (state.messages.length > 0 && page.more && first > state.completeTo) return markers;
  const held = withMessages(markers, page.items);
  const reachesFurther = first > 0 && first <= (state.messages[0]?.seq ?? first);
  return { ...held, completeTo: Math.max(held.completeTo, last), moreBefore: reachesFurther ? page.more : held.moreBefore };
}

function withOlder(state: ThreadState, page: MessagesPage): ThreadState {
  const first = page.items[0]?.seq ?? 0;
  const known = state.messages[0]?.seq ?? 0;
  // An answer that came twice, or late: it says nothing about what is before the first message held.
  if (first >= known && page.items.length > 0) return state;
  return { ...withMessages(state, page.items), moreBefore: page.more };
}

function withNewer(state: ThreadState, after: number, page: MessagesPage): ThreadState {
  const held = withMessages(state, page.items);
  return after > state.completeTo ? held : { ...held, completeTo: Math.max(held.completeTo, page.items.at(-1)?.seq ?? 0) };
}

function withMessage(state: ThreadState, message: Message): ThreadState {
  const held = withMessages(state, [message]);
  const author = message.author?.id;
  return {
    ...held,
    completeTo: state.inSync ? Math.max(held.completeTo, message.seq) : held.completeTo,
    typing: author ? held.typing.filter((one) => one.personId !== author) : held.typing,
  };
}

function withMessages(state: ThreadState, messages: readonly Message[]): ThreadState {
  const held = { ...state, messages: merged(state.messages, messages, bySeq) };
  const outgoing = state.outgoing.filter((one) => !hasArrived(held, one.clientId));
  return { ...held, outgoing: outgoing.length === state.outgoing.length ? state.outgoing : outgoing };
}

function withSending(state: ThreadState, outgoing: Outgoing): ThreadState {
  if (hasArrived(state, outgoing.clientId)) return state;
  const again = state.outgoing.some((one) => one.clientId === outgoing.clientId);
  return { ...state, outgoing: again ? state.outgoing.map((one) => (one.clientId === outgoing.clientId ? outgoing : one)) : [...state.outgoing, outgoing] };
}

function withRead(state: ThreadState, personId: string, seq: number): ThreadState {
  if (personId === state.me) return { ...state, readByMe: Math.max(state.readByMe, seq) };
  return { ...state, readByOthers: Math.max(state.readByOthers, seq) };
}

function hasArrived(state: ThreadState, clientId: string): boolean {
  return state.messages.some((message) => message.clientId === clientId && message.author?.id === state.me);
}
