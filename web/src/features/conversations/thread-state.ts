import type { z } from "zod";
import type { Message, messagesPage, TimelineEvent } from "../../../../contract/conversations.ts";
import { byNumber, bySeq, merged, newerVersion } from "./merged.ts";
import { grown, withNewerWords, type Passage } from "./passage.ts";

export type MessagesPage = z.infer<typeof messagesPage>;

/** A file that goes with a message; its bytes are kept apart, under its key. */
export type OutgoingFile = { key: string; name: string; type: string; bytes: number };

/** A message of one's own that the server does not have yet, as far as this page knows. */
export type Outgoing = {
  /** Made once; each try carries it, so that the message is written once (CV-1). */
  clientId: string;
  body: string;
  files?: readonly OutgoingFile[];
  /** When it was written, ISO 8601. */
  at: string;
  /** `waiting`: there is no connection; it goes out by itself. */
  state: "sending" | "waiting" | "failed";
  /** Why it failed, in a sentence. */
  reason?: string;
  /** How much of its files is there, from 0 to 1. */
  progress?: number;
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
  /** Up to where it reached a device of somebody else. */
  deliveredToOthers: number;
  /** All edits and removals up to this one are in the messages held (CV-8). */
  changesTo: number;
  /** Changes heard of beyond that, and the highest that exists: more than `changesTo` means that some were missed. */
  changesHeard: readonly number[];
  changesDue: number;
  typing: readonly Typing[];
  /** What is shown instead, while somebody reads far back. */
  passage: Passage | null;
};

/** A conversation as an endpoint shows it. */
export type Snapshot = { page: MessagesPage; timeline: readonly TimelineEvent[]; readByMe: number; readByOthers: number; deliveredToOthers?: number };

export type ThreadEvent =
  /** A fresh look at the newest page. */
  | { type: "page"; snapshot: Snapshot }
  | { type: "older"; page: MessagesPage }
  /** Messages around one that somebody wants to read, with `moreAfter`. */
  | { type: "passage"; page: MessagesPage }
  /** Messages that border on the stretch that is read: before its first one, or after its last one. */
  | { type: "passage-older"; before: number; page: MessagesPage }
  | { type: "passage-newer"; after: number; page: MessagesPage }
  /** The reader is back at the newest ones. */
  | { type: "passage-left" }
  /** Messages that follow `after` without a gap. */
  | { type: "newer"; after: number; page: MessagesPage }
  | { type: "message"; message: Message }
  /** A message was edited or removed: the conversation's change of that number. */
  | { type: "changed"; message: Message; change: number }
  /** Messages that changed after a change, without a gap. */
  | { type: "changes"; since: number; page: MessagesPage }
  /** The same message with fresh addresses of its files. */
  | { type: "reread"; message: Message }
  | { type: "event"; event: TimelineEvent }
  | { type: "sending"; outgoing: Omit<Outgoing, "state" | "reason" | "progress"> }
  | { type: "waiting"; clientId: string }
  | { type: "progress"; clientId: string; progress: number }
  | { type: "failed"; clientId: string; reason: string }
  | { type: "withdrawn"; clientId: string }
  | { type: "read" | "delivered"; personId: string; seq: number }
  | { type: "typing"; personId: string; name: string; until: number }
  /** Time has passed: signs of typing that nobody renewed go. */
  | { type: "tick"; now: number }
  | { type: "synced" }
  | { type: "lost" };

/** The state after the first look. */
export function openThread(id: string, me: string, snapshot: Snapshot, outgoing: readonly Outgoing[] = []): ThreadState {
  const empty: ThreadState = {
    id, me, messages: [], moreBefore: snapshot.page.more, completeTo: 0, inSync: false, timeline: [], outgoing: [], readByMe: 0, readByOthers: 0,
    deliveredToOthers: 0, changesTo: snapshot.page.lastChange, changesHeard: [], changesDue: snapshot.page.lastChange, typing: [], passage: null,
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
    case "passage": return withPassage(askedAgain(state, event.page), { messages: event.page.items, moreBefore: event.page.more }, event.page.moreAfter === false);
    case "passage-older": {
      if (!state.passage || state.passage.messages[0]?.seq !== event.before) return state;
      return { ...askedAgain(state, event.page), passage: grown(state.passage, event.page.items, event.page.more) };
    }
    case "passage-newer": {
      if (!state.passage || state.passage.messages.at(-1)?.seq !== event.after) return state;
      return withPassage(askedAgain(state, event.page), grown(state.passage, event.page.items), !event.page.more);
    }
    case "passage-left": return { ...state, passage: null };
    case "message": return withMessage(state, event.message);
    case "changed": return withChange(state, event.message, event.change);
    case "changes": return withChanges(state, event.since, event.page);
    case "reread": return { ...withMessages(state, state.messages.some(({ seq }) => seq === event.message.seq) ? [event.message] : []), passage: withNewerWords(state.passage, [event.message]) };
    case "event": return { ...state, timeline: merged(state.timeline, [event.event], byNumber) };
    case "sending": return withSending(state, { ...event.outgoing, state: "sending" });
    case "waiting": return withOutgoing(state, event.clientId, { state: "waiting", reason: undefined });
    case "progress": return withOutgoing(state, event.clientId, { progress: event.progress });
    case "failed": return withOutgoing(state, event.clientId, { state: "failed", reason: event.reason });
    case "withdrawn": return { ...state, outgoing: state.outgoing.filter((one) => one.clientId !== event.clientId) };
    case "read": return withRead(state, event.personId, event.seq);
    case "delivered": return event.personId === state.me ? state : { ...state, deliveredToOthers: Math.max(state.deliveredToOthers, event.seq) };
    case "typing": return event.personId === state.me ? state : { ...state, typing: [...state.typing.filter((one) => one.personId !== event.personId), event] };
    case "tick": return state.typing.some((one) => one.until <= event.now) ? { ...state, typing: state.typing.filter((one) => one.until > event.now) } : state;
    case "synced": return withoutHole({ ...state, inSync: true });
    case "lost": return { ...state, inSync: false, typing: [] };
  }
}

function withPage(state: ThreadState, { page, timeline, readByMe, readByOthers, deliveredToOthers = 0 }: Snapshot): ThreadState {
  const markers = {
    ...state, timeline: merged(state.timeline, timeline, byNumber),
    readByMe: Math.max(state.readByMe, readByMe), readByOthers: Math.max(state.readByOthers, readByOthers),
    deliveredToOthers: Math.max(state.deliveredToOthers, deliveredToOthers), changesDue: Math.max(state.changesDue, page.lastChange),
  };
  const first = page.items[0]?.seq ?? 0;
  const last = page.items.at(-1)?.seq ?? 0;
  // So much is new that the page does not reach back to what is held: catching up brings it in order, without a hole.
  if (state.messages.length > 0 && page.more && first > state.completeTo) return markers;
  const held = withPageMessages(markers, page);
  const reachesFurther = first > 0 && first <= (state.messages[0]?.seq ?? first);
  return { ...held, completeTo: Math.max(held.completeTo, last), moreBefore: reachesFurther ? page.more : held.moreBefore };
}

function withOlder(state: ThreadState, page: MessagesPage): ThreadState {
  const first = page.items[0]?.seq ?? 0;
  const known = state.messages[0]?.seq ?? 0;
  // An answer that came twice, or late: it says nothing about what is before the first message held.
  if (first >= known && page.items.length > 0) return state;
  return { ...withPageMessages(state, page), moreBefore: page.more };
}

function withNewer(state: ThreadState, after: number, page: MessagesPage): ThreadState {
  const held = withPageMessages(state, page);
  return after > state.completeTo ? held : { ...held, completeTo: Math.max(held.completeTo, page.items.at(-1)?.seq ?? 0) };
}

function withMessage(state: ThreadState, message: Message): ThreadState {
  const held = withMessages(state, [message]);
  const author = message.author?.id;
  return withoutHole({ ...held, typing: author ? held.typing.filter((one) => one.personId !== author) : held.typing });
}

/** Moves on as far as messages follow one another without a hole. */
function withoutHole(state: ThreadState): ThreadState {
  if (!state.inSync) return state;
  let to = state.completeTo;
  for (let i = state.messages.findLastIndex(({ seq }) => seq <= to) + 1; state.messages[i]?.seq === to + 1; i++) to++;
  return to === state.completeTo ? state : { ...state, completeTo: to };
}

/** Whether there is a hole before a message held: one that this page was not told of, or that its reader may not read. Asking from `completeTo` tells. */
export function missesMessages(state: ThreadState): boolean {
  return (state.messages.at(-1)?.seq ?? 0) > state.completeTo;
}

function withPageMessages(state: ThreadState, page: MessagesPage): ThreadState {
  return askedAgain(withMessages(state, page.items), page);
}

/** A page that was read before a change that is known already may bring messages as they were: that change is asked for again. */
function askedAgain(state: ThreadState, page: MessagesPage): ThreadState {
  if (page.lastChange >= state.changesTo || page.items.length === 0) return state;
  return { ...state, changesTo: page.lastChange, changesHeard: [], changesDue: Math.max(state.changesDue, state.changesTo) };
}

/** A stretch that reaches what is held becomes part of it. */
function withPassage(state: ThreadState, passage: Passage, reachesEnd: boolean): ThreadState {
  const first = state.messages[0]?.seq ?? 0;
  if (!reachesEnd && (passage.messages.at(-1)?.seq ?? 0) < first) return { ...state, passage: passage.messages.length > 0 ? passage : null };
  const further = (passage.messages[0]?.seq ?? Infinity) < first;
  // What is beyond the last complete message is for catching up to bring.
  const joined = withMessages(state, passage.messages.filter(({ seq }) => seq <= state.completeTo));
  return { ...joined, moreBefore: further ? passage.moreBefore : state.moreBefore, passage: null };
}

function withChange(state: ThreadState, message: Message, change: number): ThreadState {
  // What is before the first message held comes as it is then, with the older messages.
  const held = message.seq >= heldFrom(state) ? withMessages(state, [message]) : state;
  return heardOf({ ...held, passage: withNewerWords(held.passage, [message]) }, [...held.changesHeard, change]);
}

function withChanges(state: ThreadState, since: number, page: MessagesPage): ThreadState {
  const held = withMessages(state, page.items.filter(({ seq }) => seq >= heldFrom(state) && seq <= state.completeTo));
  const known = { ...held, passage: withNewerWords(held.passage, page.items) };
  if (since > held.changesTo) return known;
  return heardOf({ ...known, changesTo: Math.max(held.changesTo, page.lastChange) }, held.changesHeard);
}

/** From which seq on messages are held, or belong to what is held. */
function heldFrom({ moreBefore, messages }: ThreadState): number {
  return moreBefore ? (messages[0]?.seq ?? 0) : 0;
}

/** Moves on as far as changes follow one another without a gap. */
function heardOf(state: ThreadState, changes: readonly number[]): ThreadState {
  let to = state.changesTo;
  while (changes.includes(to + 1)) to++;
  return { ...state, changesTo: to, changesHeard: changes.filter((change) => change > to), changesDue: Math.max(state.changesDue, to, ...changes) };
}

/** Whether messages held were changed and this page has not heard how. */
export function missesChanges(state: ThreadState): boolean {
  return state.changesDue > state.changesTo;
}

function withOutgoing(state: ThreadState, clientId: string, change: Partial<Outgoing>): ThreadState {
  return { ...state, outgoing: state.outgoing.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)) };
}

function withMessages(state: ThreadState, messages: readonly Message[]): ThreadState {
  const held = { ...state, messages: merged(state.messages, messages, bySeq, newerVersion) };
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
