import type { MouseEvent } from "react";
import type { UnknownFilter } from "../../../../../contract/search-filters.ts";
import { textsOf } from "../../../lib/texts.ts";
import { searchTexts } from "../../../texts/en/search.ts";
import { Button } from "../../../ui/Button.tsx";
import { inQuotes, putRight, wrongWords } from "../../search/wrong-words.ts";

const t = textsOf(searchTexts);

/** A press leaves the focus in the field, with which the note comes and goes. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** Under the search box: why something that was typed is no filter, and what to write instead. */
export function WrongFilterNote({ id, text, wrong, onWrite }: { id: string; text: string; wrong: UnknownFilter; onWrite: (text: string) => void }) {
  const { what, advice } = wrongWords(wrong, "list");
  const { suggestion } = wrong;
  return (
    <div role="status" className="not-group-focus-within/search:hidden absolute inset-x-0 top-full z-20 mt-1 space-y-2 rounded-md border border-border bg-raised px-3 py-2.5 text-xs shadow-lg">
      <p id={id} className="text-pretty [overflow-wrap:anywhere]">
        {what} {suggestion === null && <span className="text-muted">{advice}</span>}
      </p>
      {(suggestion !== null || wrong.why === "name") && (
        <p className="flex flex-wrap gap-2">
          {suggestion !== null && <Button size="sm" variant="primary" onMouseDown={keepFocus} onClick={() => onWrite(putRight(text, wrong, suggestion))}>{t("useInstead", { suggestion })}</Button>}
          {wrong.why === "name" && <Button size="sm" onMouseDown={keepFocus} onClick={() => onWrite(putRight(text, wrong, inQuotes(wrong)))}>{t("asWords")}</Button>}
        </p>
      )}
    </div>
  );
}
