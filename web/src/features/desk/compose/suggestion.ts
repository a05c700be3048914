/** What is being typed that the composer can complete: a canned reply's /shortcut, or an @mention of a colleague. */
export type Suggesting = { kind: "canned" | "mention"; query: string; /** Where the / or @ stands. */ from: number; to: number };

const shortcut = /(?:^|\s)\/([a-z0-9_-]{0,30})$/i;
const mention = /(?:^|[^\p{L}\p{N}_.@])@([a-z0-9_.]{0,30})$/iu;

/**
 * Looks at the word before the cursor.
 *
 * @param kind what is completed in this text: shortcuts in replies, mentions in notes
 * @returns null when nothing is to be completed there
 */
export function suggestingAt(text: string, cursor: number, kind: Suggesting["kind"]): Suggesting | null {
  const found = (kind === "canned" ? shortcut : mention).exec(text.slice(0, cursor));
  if (!found) return null;
  const query = found[1] ?? "";
  return { kind, query: query.toLowerCase(), from: cursor - query.length - 1, to: cursor };
}

/** The text with the completion in place of what was typed, and where the cursor stands then. */
export function completed(text: string, { from, to }: Suggesting, completion: string): { text: string; cursor: number } {
  return { text: text.slice(0, from) + completion + text.slice(to), cursor: from + completion.length };
}

/** The entries that fit, best first: those whose word begins with what was typed, then those whose title has it. */
export function fitting<Entry>(entries: readonly Entry[], query: string, wordOf: (entry: Entry) => string, titleOf: (entry: Entry) => string, most = 6): Entry[] {
  const begins = entries.filter((entry) => wordOf(entry).toLowerCase().startsWith(query));
  const others = entries.filter((entry) => !begins.includes(entry) && (titleOf(entry).toLowerCase().includes(query) || wordOf(entry).toLowerCase().includes(query)));
  return [...begins, ...others].slice(0, most);
}
