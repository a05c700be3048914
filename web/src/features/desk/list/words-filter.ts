import type { DeskFilter } from "../../../../../contract/desk.ts";
import { filterFromWords as read, withWords, type KnownNames } from "../../../../../contract/search-filters.ts";
import { filterNames } from "../../../../../contract/search-words.ts";

/** The filters that the list has itself; `has:` is for the search page. */
const ofTheList = filterNames.filter((name) => name !== "has");

/** Filters written as words in the list's search box: the grammar of the search page, of which the list knows all but `has:`. */
export function filterFromWords(text: string, known: KnownNames, finished: boolean): { filter: DeskFilter; rest: string; unknown: string[] } {
  return read(text, known, finished, ofTheList);
}
export { withWords };
