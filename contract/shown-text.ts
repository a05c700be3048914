import { z } from "zod";

/**
 * A letter, digit or sign that can be seen: neither space nor one of the characters without a form of their own, such as U+200B, joiners, fillers,
 * direction marks and the empty braille pattern (Unicode's Default_Ignorable_Code_Point, White_Space, Cc and Cf).
 */
const seen = /[^\s\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text shows anything at all. One that does not counts as empty. */
export const showsSomething = (text: string): boolean => seen.test(text);

/** A text that somebody has to write: a name, a subject, a message. What shows nothing is refused with the words for what is missing. */
export const shownText = (whenMissing: string, least = 1) => z.string().trim().min(least, { error: whenMissing, abort: true }).refine(showsSomething, whenMissing);
