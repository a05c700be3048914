import type { DeskFilter } from "../../../../../contract/desk.ts";
import { filterFromWords as read, withWords, type KnownNames, type WordsFilter } from "../../../../../contract/search-filters.ts";
import { filterNames } from "../../../../../contract/search-names.ts";

/** The filters that the list has itself; `has:` is for the search page. */
const ofTheList = filterNames.filter((name) => name !== "has");

/** Filters written as words in the list's search box: the grammar of the search page, of which the list knows all but `has:`. */
export function filterFromWords(text: string, known: KnownNames, finished: boolean): WordsFilter & { filter: DeskFilter } {
  return read(text, known, finished, ofTheList);
}
export { withWords };
