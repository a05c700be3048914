import type { Message, TimelineEvent } from "../../../../contract/conversations.ts";
import { bySeq, merged, newerVersion } from "./merged.ts";

/** A stretch of a thread further back than what is held: what lies between the two is not held, so it is shown by itself (CV-11). */
export type Passage = {
  /** Ascending by seq, without a gap. */
  messages: readonly Message[];
  moreBefore: boolean;
};

/** Messages of the stretch as they are now; those outside of it are none of its business. */
export function withNewerWords(passage: Passage | null, messages: readonly Message[]): Passage | null {
  const [first, last] = [passage?.messages[0]?.seq ?? 0, passage?.messages.at(-1)?.seq ?? 0];
  const ofIt = messages.filter(({ seq }) => seq >= first && seq <= last);
  return passage && ofIt.length > 0 ? grown(passage, ofIt) : passage;
}

/** The stretch with more of the thread, which must border on it. */
export function grown(passage: Passage, messages: readonly Message[], moreBefore = passage.moreBefore): Passage {
  return { messages: merged(passage.messages, messages, bySeq, newerVersion), moreBefore };
}

/** What a reader of the stretch sees of a conversation; the conversation itself without one. */
export function shownState<State extends { passage: Passage | null; messages: readonly Message[]; moreBefore: boolean; timeline: readonly TimelineEvent[]; outgoing: readonly unknown[]; typing: readonly unknown[] }>(state: State): State {
  const { passage } = state;
  if (!passage) return state;
  const last = passage.messages.at(-1)?.seq ?? 0;
  return { ...state, messages: passage.messages, moreBefore: passage.moreBefore, timeline: state.timeline.filter(({ afterSeq }) => afterSeq < last), outgoing: [], typing: [] };
}
