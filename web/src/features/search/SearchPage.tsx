import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Search, X } from "lucide-react";
import { useSearchParams } from "wouter";
import type { SearchScope } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { forgetSearches, noteSearch, recentSearches } from "./recent-searches.ts";
import type { Sort } from "./SearchResults.tsx";
import { SearchTips } from "./SearchTips.tsx";

const t = textsOf(searchTexts);
// Nobody needs it before something is typed.
const SearchResults = lazy(() => import("./SearchResults.tsx"));

/** Milliseconds without a key before the server is asked. */
const rest = 250;

/** Moves the focus along the field and the results, as the arrow keys say. */
function step(box: HTMLElement | null, by: 1 | -1): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>("[data-search-field], [data-hit]") ?? [])];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(stops.length - 1, Math.max(0, here + by))]?.focus();
}

/** CV-11: one field for tickets and messages, of one's own or of the whole desk. What is searched for stands in the address. */
export function SearchPage({ scope, me }: { scope: SearchScope; me: string }) {
  const [asked, setAsked] = useSearchParams();
  const q = asked.get("q")?.trim() ?? "";
  const sort: Sort = asked.get("sort") === "relevance" ? "relevance" : "time";
  const [typed, setTyped] = useState(q);
  const [recent, setRecent] = useState(() => recentSearches(me));
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const change = (name: "q" | "sort", value: string) => setAsked((before) => {
    const next = new URLSearchParams(before);
    if (value === "") next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });
  const shown = useRef(q);
  useEffect(() => {
    // The address changed by other means: Back, or the command bar.
    if (shown.current !== q) setTyped((now) => (now.trim() === q ? now : q));
    shown.current = q;
  }, [q]);
  useEffect(() => {
    const words = typed.trim().slice(0, 300);
    if (words === shown.current) return;
    const timer = setTimeout(() => {
      shown.current = words;
      change("q", words);
    }, rest);
    return () => clearTimeout(timer);
  });
  const choose = (words: string) => {
    setTyped(words);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target === field.current;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(box.current, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      if (inField) setTyped("");
      else field.current?.focus();
    } else if (event.key === "/" && !inField) {
      event.preventDefault();
      field.current?.focus();
    }
  };
  return (
    <div ref={box} onKeyDown={onKeyDown} onClickCapture={(event) => { if (q && event.target instanceof Element && event.target.closest("a[data-hit]")) noteSearch(me, q); }} className="mx-auto w-full max-w-4xl">
      <PageHeader title={t("search")} description={scope === "team" ? t("searchTeamHint") : t("searchOwnHint")} />
      <search className="relative mb-4 block">
        <Search className="pointer-events-none absolute inset-y-0 left-3 my-auto size-5 text-muted" aria-hidden="true" />
        <Input
          ref={field}
          type="search"
          data-search-field=""
          aria-label={t("searchField")}
          placeholder={scope === "team" ? t("searchTeamPlaceholder") : t("searchOwnPlaceholder")}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="search"
          autoFocus
          maxLength={300}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => { if (event.key === "Enter") { noteSearch(me, typed); setRecent(recentSearches(me)); change("q", typed.trim()); } }}
          className="h-12 pl-10 pr-12 [&::-webkit-search-cancel-button]:hidden"
        />
        {typed !== "" && <span className="absolute inset-y-0 right-1 flex items-center"><IconButton label={t("clear")} icon={<X className="size-5" />} onClick={() => choose("")} /></span>}
      </search>
      {q === "" ? <SearchTips scope={scope} recent={recent} onChoose={choose} onForget={(words) => { forgetSearches(me, words); setRecent(recentSearches(me)); field.current?.focus(); }} />
        : <Suspense fallback={<SkeletonRows />}><SearchResults q={q} scope={scope} sort={sort} onChange={choose} onSort={(next) => change("sort", next === "time" ? "" : next)} /></Suspense>}
    </div>
  );
}
