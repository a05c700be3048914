import { useEffect, useState } from "react";
import type { WrongFilter } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { inQuotes, putRight, wrongWords, type FilterPlace } from "./wrong-words.ts";

const t = textsOf(searchTexts);

/** Milliseconds before somebody is told: half a filter is wrong until the other half is typed. */
const rest = 800;

export type WrongFiltersProps = { q: string; wrong: readonly WrongFilter[]; place: FilterPlace; onChange: (q: string) => void };

/** Filters that could not be used, each with what to write instead, at a press where that is known. */
export function WrongFilters({ q, wrong, place, onChange }: WrongFiltersProps) {
  const key = wrong.map(({ raw }) => raw).join("\n");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), rest);
    return () => clearTimeout(timer);
  }, [key]);
  const shown = wrong.filter(({ raw }) => settled.split("\n").includes(raw));
  return (
    <div role="status" className="space-y-2">
      {shown.map((one) => {
        const { what, advice } = wrongWords(one, place);
        const { suggestion } = one;
        return (
          <Banner key={one.raw} tone="warning" title={what} action={
            <span className="flex flex-wrap gap-2">
              {suggestion !== null && <Button size="sm" variant="primary" onClick={() => onChange(putRight(q, one, suggestion))}>{t("useInstead", { suggestion })}</Button>}
              {one.why === "name" && <Button size="sm" onClick={() => onChange(putRight(q, one, inQuotes(one)))}>{t("asWords")}</Button>}
            </span>
          }>
            {suggestion === null && advice}
          </Banner>
        );
      })}
    </div>
  );
}
