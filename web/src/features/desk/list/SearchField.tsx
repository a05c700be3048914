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

const t = textsOf(deskListTexts);

export const searchFieldId = "desk-search";
/** Milliseconds after the last key press before the list is asked. */
const pause = 300;

/** Full-text search within the view; the address follows what is typed. `status:open` and the like become filters. Enter goes to the first hit. */
export function SearchField() {
  const { filter, setFilter, step, list } = useDesk();
  const [text, setText] = useState(filter.q ?? "");
  const categories = useCategories();
  const { data: team } = useStaff();
  const known = { categories, staff: team?.items ?? [], teams: team?.teams ?? [] };
  const asked = useRef(filter.q ?? "");
  // The address changed by other means: a cleared filter, another view, Back.
  if (asked.current !== (filter.q ?? "")) {
    asked.current = filter.q ?? "";
    setText(asked.current);
  }
  const search = (words: string) => {
    const q = words.trim();
    if (q === asked.current) return;
    asked.current = q;
    setFilter({ ...filter, q: q || undefined });
  };
  /** Takes the filters out of what was typed. @returns whether there were any */
  const takeFilters = (typed: string, finished: boolean): boolean => {
    const { filter: written, rest } = filterFromWords(typed, known, finished);
    if (Object.keys(written).length === 0) return false;
    asked.current = rest.trim();
    setText(rest);
    setFilter(withWords({ ...filter, q: rest.trim() || undefined }, written));
    return true;
  };
  const [wrong] = filterFromWords(text, known, false).unknown;
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="search" className="relative min-w-0 flex-1">
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
      {wrong !== undefined && (
        <p id={`${searchFieldId}-wrong`} role="status" className="absolute inset-x-0 top-full z-10 mt-1 rounded-md border border-border bg-raised px-3 py-2 text-xs text-muted shadow-lg">
          {t("noSuchFilter", { word: wrong })} {t("searchHint")}
        </p>
      )}
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
