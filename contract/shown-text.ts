import { z } from "zod";

/**
 * A letter, digit or sign that can be seen: neither space nor one of the characters without a form of their own, such as U+200B, joiners, fillers,
 * direction marks and the empty braille pattern (Unicode's Default_Ignorable_Code_Point, White_Space, Cc and Cf).
 */
const seen = /[^\s\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text shows anything at all. One that does not counts as empty. */
export const showsSomething = (text: string): boolean => seen.test(text);

/** A text that somebody has to write: a name, a subject, a message. What shows nothing is refused with the words for what is missing. */
export const shownText = (whenMissing: string, least = 1) => z.string().trim().min(least, { error: whenMissing, abort: true }).refine(showsSomething, { error: whenMissing, abort: true });

/** Breaks, tabs and what else shows as space of another kind. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters, and those that turn the direction of all that stands behind them: in a list they would turn other columns. */
export const inLine = /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u;

/** A text that stands in one line, such as a subject in lists and mails: what was pasted over several lines is put in one. */
export const shownLine = (whenMissing: string, least = 1) => shownText(whenMissing, least).overwrite((text) => text.replace(breaks, " ")).regex(inLine, "Leave out unusual characters.");
