import { Clock, Trash2, X } from "lucide-react";
import type { SearchScope } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

const t = textsOf(searchTexts);

/** What may be written, in the page's language: the filters have names in each. */
const ways: readonly { write: () => string; meaning: () => string; team?: boolean }[] = [
  { write: () => t("writeExact"), meaning: () => t("exactWords") },
  { write: () => t("writeWithout"), meaning: () => t("withoutWord") },
  { write: () => t("writeStatus"), meaning: () => t("byStatus") },
  { write: () => t("writePriority"), meaning: () => t("byPriority"), team: true },
  { write: () => t("writeCategory"), meaning: () => t("byCategory") },
  { write: () => t("writeAssignee"), meaning: () => t("byAssignee"), team: true },
  { write: () => t("writeFrom"), meaning: () => t("byAuthor") },
  { write: () => t("writeTag"), meaning: () => t("byTag"), team: true },
  { write: () => t("writeBefore"), meaning: () => t("byDay") },
  { write: () => t("writeFile"), meaning: () => t("byFile") },
  { write: () => t("writeNot"), meaning: () => t("notThis") },
];

export type SearchTipsProps = { scope: SearchScope; recent: readonly string[]; onChoose: (words: string) => void; /** One of them, or all. */ onForget: (words?: string) => void };

/** Before anything is typed: what was searched for on this device, and what can be written. */
export function SearchTips({ scope, recent, onChoose, onForget }: SearchTipsProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {recent.length > 0 && (
        <Card flush>
          <section aria-label={t("recentSearches")}>
            <div className="flex items-center justify-between gap-3 px-4 pt-3 sm:px-5">
              <h2 className="text-sm font-semibold text-muted">{t("recentSearches")}</h2>
              <Button size="sm" variant="ghost" icon={<Trash2 className="size-4" />} onClick={() => onForget()}>{t("forgetSearches")}</Button>
            </div>
            <ul className="py-1">
              {recent.map((words) => (
                <li key={words} className="flex items-center pr-2 hover:bg-hover sm:pr-3">
                  <button type="button" data-hit="" onClick={() => onChoose(words)} className="flex min-h-11 min-w-0 flex-1 items-center gap-3 pl-4 text-left focus-visible:-outline-offset-2 sm:pl-5">
                    <Clock className="size-4 shrink-0 text-muted" aria-hidden="true" />
                    <span className="min-w-0 truncate">{words}</span>
                  </button>
                  <IconButton size="sm" label={t("forgetSearch", { words })} icon={<X className="size-4" />} onClick={() => onForget(words)} />
                </li>
              ))}
            </ul>
            <p className="px-4 pb-3 text-xs text-muted sm:px-5">{t("onThisDevice")}</p>
          </section>
        </Card>
      )}
      <Card flush>
        <section aria-label={t("waysToSearch")}>
          <h2 className="px-4 pt-3 text-sm font-semibold text-muted sm:px-5">{t("waysToSearch")}</h2>
          <ul className="py-1">
            {ways.filter(({ team }) => scope === "team" || !team).map(({ write, meaning }) => (
              <li key={write()}>
                <button type="button" data-hit="" onClick={() => onChoose(`${write()} `)} className="flex min-h-11 w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
                  <code className="w-40 shrink-0 font-mono text-sm">{write()}</code>
                  <span className="min-w-40 flex-1 text-sm text-muted">{meaning()}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="px-4 pb-3 text-xs text-muted sm:px-5">{t("newMessagesSoon")}</p>
        </section>
      </Card>
    </div>
  );
}
