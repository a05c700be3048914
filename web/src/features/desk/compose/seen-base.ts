import { useState } from "react";
import type { Message } from "../../../../../contract/conversations.ts";
import { readStored, store } from "../../../lib/storage.ts";

const place = (ticketId: string) => `baraza:desk-seen:${ticketId}`;

function stored(ticketId: string): number | null {
  const seq = Number(readStored(place(ticketId)));
  return Number.isInteger(seq) && seq > 0 ? seq : null;
}

/** Public messages of others that came after the writer began: the reasons to ask before sending (DK-8). */
export function newerThan(messages: readonly Message[], seq: number, me: string): Message[] {
  return messages.filter((message) => message.seq > seq && message.visibility === "public" && message.author?.id !== me);
}

/**
 * Up to where the writer of a reply knows the thread: what was there when they began to write, or what they said they have
 * seen. Kept with the draft, so that a reload in the middle of a reply does not pass over an answer by a colleague.
 *
 * @param lastSeq the last message held
 */
export function useSeenBase(ticketId: string, lastSeq: number) {
  const [base, setBase] = useState(() => stored(ticketId));
  const set = (seq: number | null) => {
    store(place(ticketId), seq === null ? null : String(seq));
    setBase(seq);
  };
  return {
    /** What the writer has seen: all, while nothing is written. */
    seenSeq: base ?? lastSeq,
    /** The first letter was typed. */
    begin: () => base === null && set(lastSeq),
    /** The writer has looked at what came. */
    acknowledge: (seq = lastSeq) => set(seq),
    /** The field is empty again. */
    end: () => base !== null && set(null),
  };
}
