import type { Message, TimelineEvent } from "../../../../contract/conversations.ts";
import { dayKey } from "../../lib/format.ts";
import type { Outgoing, ThreadState } from "./thread-state.ts";

/** What stands in a thread, in order, before it is arranged. */
export type Entry =
  | { kind: "message"; at: string; key: string; message: Message; own: boolean; read: boolean; delivered: boolean }
  | { kind: "outgoing"; at: string; key: string; outgoing: Outgoing }
  | { kind: "event"; at: string; key: string; event: TimelineEvent }
  /** Where a bot talk goes on as a ticket. */
  | { kind: "handoff"; at: string; key: string; number: string };

export type ThreadItem =
  | { kind: "day"; key: string; at: string }
  | (Extract<Entry, { kind: "message" }> & { grouped: boolean; state?: "sent" | "delivered" | "read" })
  | (Extract<Entry, { kind: "outgoing" }> & { grouped: boolean })
  | Extract<Entry, { kind: "event" | "handoff" }>;

export type EntryChoice = {
  /** Messages that are shown elsewhere already. */
  hides?: (message: Message) => boolean;
  /** Events that mean something to this reader. */
  showsEvent?: (event: TimelineEvent) => boolean;
};

/** A conversation's messages with the events between them, then what is still being sent. */
export function entriesOf(state: ThreadState, { hides = () => false, showsEvent = () => false }: EntryChoice = {}): Entry[] {
  const events = state.timeline.filter(showsEvent);
  const first = state.messages[0]?.seq ?? 0;
  // Events before the first message held come with the older messages.
  let next = events.findIndex((event) => !state.moreBefore || event.afterSeq >= first);
  if (next === -1) next = events.length;
  const entries: Entry[] = [];
  const addEventsBefore = (seq: number) => {
    for (let event = events[next]; event && event.afterSeq < seq; event = events[++next]) {
      entries.push({ kind: "event", at: event.at, key: `e${event.number}`, event });
    }
  };
  for (const message of state.messages) {
    addEventsBefore(message.seq);
    const own = message.author?.id === state.me;
    // The same key before and after it was sent, so that nothing jumps when it arrives.
    const key = own ? message.clientId : message.id;
    if (!hides(message)) entries.push({ kind: "message", at: message.createdAt, key, message, own, read: own && message.seq <= state.readByOthers, delivered: own && message.seq <= state.deliveredToOthers });
  }
  addEventsBefore(Infinity);
  return [...entries, ...state.outgoing.map((outgoing): Entry => ({ kind: "outgoing", at: outgoing.at, key: outgoing.clientId, outgoing }))];
}

/** Messages of one person closer together than this, in milliseconds, stand under one name. */
const groupWithin = 5 * 60_000;

/** Adds a heading for each day, groups what one person wrote in a row, and says of which own messages how far they came. */
export function arrange(entries: readonly Entry[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  const lastOwn = entries.findLast((entry) => entry.kind === "message" && entry.own)?.key;
  const lastRead = entries.findLast((entry) => entry.kind === "message" && entry.read)?.key;
  const lastDelivered = entries.findLast((entry) => entry.kind === "message" && (entry.delivered || entry.read))?.key;
  let before: Entry | undefined;
  for (const entry of entries) {
    const sameDay = before !== undefined && dayKey(before.at) === dayKey(entry.at);
    if (!sameDay) items.push({ kind: "day", key: `d${entry.key}`, at: entry.at });
    if (entry.kind === "message" || entry.kind === "outgoing") {
      const grouped = sameDay && writer(before) === writer(entry) && Date.parse(entry.at) - Date.parse(before?.at ?? entry.at) < groupWithin;
      if (entry.kind === "outgoing") items.push({ ...entry, grouped });
      else items.push({ ...entry, grouped, state: entry.key === lastRead ? "read" : entry.key === lastDelivered ? "delivered" : entry.key === lastOwn ? "sent" : undefined });
    } else {
      items.push(entry);
    }
    before = entry;
  }
  return items;
}

function writer(entry: Entry | undefined): string | null {
  if (entry?.kind === "outgoing") return "own";
  if (entry?.kind !== "message") return null;
  return entry.own ? "own" : `${entry.message.authorPart} ${entry.message.author?.id ?? ""}`;
}
