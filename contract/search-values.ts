import type { DeskFilter } from "./desk.ts";

/** Words for the values of written filters (CV-11), in the languages of the app, as its pages say them. The key is what the code calls it. */
export type Vocabulary<Key extends string = string> = Record<Key, readonly string[]>;
type Of<Name extends "status" | "priority" | "channel"> = Vocabulary<NonNullable<DeskFilter[Name]>[number]>;

export const statusWords: Of<"status"> = {
  open: ["open", "wazi"], in_progress: ["in_progress", "inashughulikiwa"], pending: ["pending", "inasubiri", "inasubiri jibu"], resolved: ["resolved", "solved", "imetatuliwa"], closed: ["closed", "imefungwa"],
};
export const priorityWords: Of<"priority"> = { urgent: ["urgent", "dharura"], high: ["high", "juu"], medium: ["medium", "kati"], low: ["low", "chini"] };
export const channelWords: Of<"channel"> = { web: ["web", "tovuti"], widget: ["widget"], email: ["email", "mail", "barua", "barua pepe"], whatsapp: ["whatsapp"], assistant: ["assistant", "bot", "roboti"] };
export const meWords = ["me", "mimi"] as const;
export const noneWords = ["none", "nobody", "hakuna", "bila"] as const;
export const fileWords = ["attachment", "attachments", "file", "files", "faili", "kiambatisho"] as const;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();

/** Whether a word is one of some, whatever its case, accents, hyphens and underlines. */
export function isWord(typed: string, words: readonly string[]): boolean {
  return words.some((word) => plain(word) === plain(typed));
}

/** What a word means; undefined when it means nothing. */
export function wordMeant(vocabulary: Vocabulary, typed: string): string | undefined {
  return Object.entries(vocabulary).find(([, words]) => isWord(typed, words))?.[0];
}
