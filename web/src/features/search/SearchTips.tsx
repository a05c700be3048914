import { Clock, Trash2 } from "lucide-react";
import type { SearchScope } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";

const t = textsOf(searchTexts);

/** What may be written, as it is written; the explanation follows the language. */
const ways: readonly { write: string; meaning: () => string; team?: boolean }[] = [
  { write: "\"paid twice\"", meaning: () => t("exactWords") },
  { write: "refund -wallet", meaning: () => t("withoutWord") },
  { write: "status:open", meaning: () => t("byStatus") },
  { write: "priority:urgent", meaning: () => t("byPriority"), team: true },
  { write: "category:payment", meaning: () => t("byCategory") },
  { write: "assignee:me", meaning: () => t("byAssignee"), team: true },
  { write: "from:ada", meaning: () => t("byAuthor") },
  { write: "tag:vip", meaning: () => t("byTag"), team: true },
  { write: "before:2026-11-01", meaning: () => t("byDay") },
  { write: "has:attachment", meaning: () => t("byFile") },
];

export type SearchTipsProps = { scope: SearchScope; recent: readonly string[]; onChoose: (words: string) => void; onForget: () => void };

/** Before anything is typed: what was searched for on this device, and what can be written. */
export function SearchTips({ scope, recent, onChoose, onForget }: SearchTipsProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {recent.length > 0 && (
        <Card flush>
          <section aria-label={t("recentSearches")}>
            <div className="flex items-center justify-between gap-3 px-4 pt-3 sm:px-5">
              <h2 className="text-sm font-semibold text-muted">{t("recentSearches")}</h2>
              <Button size="sm" variant="ghost" icon={<Trash2 className="size-4" />} onClick={onForget}>{t("forgetSearches")}</Button>
            </div>
            <ul className="py-1">
              {recent.map((words) => (
                <li key={words}>
                  <button type="button" data-hit="" onClick={() => onChoose(words)} className="flex min-h-11 w-full items-center gap-3 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
                    <Clock className="size-4 shrink-0 text-muted" aria-hidden="true" />
                    <span className="min-w-0 truncate">{words}</span>
                  </button>
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
              <li key={write}>
                <button type="button" data-hit="" onClick={() => onChoose(`${write} `)} className="flex min-h-11 w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
                  <code className="w-40 shrink-0 font-mono text-sm">{write}</code>
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
