/** The kinds of speech that the labelled sets cover; `nigerian` and `kenyan` mix English with Pidgin, Sheng and Swahili. */
export type Speech = "english" | "nigerian" | "kenyan" | "swahili";

/**
 * Texts by speech and by the right answer. `severe`: the writer, now, has lost money, access, content or the use of the
 * service. `calm`: everything else: questions, "what if", past and fixed, praise, ideas, unrelated uses of alarming words.
 */
export type LabelledTexts = Record<Speech, { severe: string[]; calm: string[] }>;
