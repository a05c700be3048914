import { useEffect, useRef, useState } from "react";
import { Search, X } from "lucide-react";
import { Input } from "../../../ui/Input.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { useDesk } from "../desk-context.ts";
import { useCategories, useStaff } from "../desk-queries.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";
import { filterFromWords, withWords } from "./words-filter.ts";
import { WrongFilterNote } from "./WrongFilterNote.tsx";

const t = textsOf(deskListTexts);

export const searchFieldId = "desk-search";
/** Milliseconds after the last key press before the list is asked. */
const pause = 300;

/** Full-text search within the view; the address follows what is typed. `status:open` and the like become filters. Enter goes to the first hit. */
export function SearchField() {
  const { filter, setFilter, step, list } = useDesk();
  const [text, setText] = useState(filter.q ?? "");
  const [entered, setEntered] = useState<string | null>(null);
  const categories = useCategories();
  const { data: team } = useStaff();
  const known = { categories, staff: team?.items ?? [], teams: team?.teams ?? [] };
  const asked = useRef(filter.q ?? "");
  // The address changed by other means: a cleared filter, another view, Back.
  if (asked.current !== (filter.q ?? "")) {
    asked.current = filter.q ?? "";
    setText(asked.current);
  }
  const search = (typed: string) => {
    // What looks like a filter is no word, also while it is being typed.
    const q = filterFromWords(typed, known, false).words;
    if (q === asked.current) return;
    asked.current = q;
    setFilter({ ...filter, q: q || undefined });
  };
  /** Takes the filters out of what was typed. @returns whether there were any */
  const takeFilters = (typed: string, finished: boolean): boolean => {
    const { filter: written, rest, words } = filterFromWords(typed, known, finished);
    if (Object.keys(written).length === 0) return false;
    asked.current = words;
    setText(rest);
    setFilter(withWords({ ...filter, q: words || undefined }, written));
    return true;
  };
  /** Takes what was probably meant, or the words themselves. */
  const write = (next: string) => {
    document.getElementById(searchFieldId)?.focus();
    if (!takeFilters(next, true)) setText(next);
  };
  const [wrong] = filterFromWords(text, known, entered === text).unknown;
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="search" className="group/search relative min-w-0 flex-1">
      <Search className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted" aria-hidden="true" />
      <Input
        id={searchFieldId}
        type="search"
        aria-label={t("searchTickets")}
        placeholder={t("search")}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        value={text}
        title={t("searchHint")}
        aria-describedby={wrong === undefined ? undefined : `${searchFieldId}-wrong`}
        onChange={(event) => takeFilters(event.target.value, false) || setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            setEntered(text);
            if (takeFilters(text, true)) return;
            search(text);
            if (list.view.rows.length > 0) step(1);
          } else if (event.key === "Escape") {
            event.preventDefault();
            if (text === "") event.currentTarget.blur();
            else setText("");
          }
        }}
        className="h-9 pl-8 pr-9 touch:h-11 [&::-webkit-search-cancel-button]:hidden"
      />
      {wrong !== undefined && <WrongFilterNote id={`${searchFieldId}-wrong`} text={text} wrong={wrong} onWrite={write} />}
      <span className="absolute inset-y-0 right-1 flex items-center">
        {text === "" ? (
          <span className="pr-1.5 max-md:hidden" aria-hidden="true">
            <Kbd keys="/" />
          </span>
        ) : (
          <IconButton size="sm" label={t("clearTheSearch")} icon={<X className="size-4" />} onClick={() => setText("")} />
        )}
      </span>
    </div>
  );
}
