import { useEffect, useEffectEvent, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { clsx } from "clsx";
import { Command } from "cmdk";
import type { ArticleBrief, HelpLanguage } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { deskArticlesTexts } from "../../../texts/en/desk-articles.ts";
import { languages } from "../../../texts/languages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { popupItemClass } from "../../../ui/popup-class.ts";
import { Spinner } from "../../../ui/Spinner.tsx";
import { useSettled } from "../../admin/use-settled.ts";

const t = textsOf(deskArticlesTexts);

const names: Readonly<Record<HelpLanguage, string>> = languages;
const choices = Object.keys(names) as HelpLanguage[];
const most = 8;

function Found({ one }: { one: ArticleBrief }) {
  return (
    <span className="min-w-0 flex-1" lang={one.language}>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 truncate font-medium">{one.title}</span>
        <span className="shrink-0 text-xs text-muted">{names[one.language]}</span>
      </span>
      <span className="line-clamp-2 text-xs text-muted">
        {one.snippet.length === 0 ? one.summary : one.snippet.map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>))}
      </span>
    </span>
  );
}

/** Finds a published article by typing, in the language asked for; arrows choose, Enter takes it. */
export default function ArticlePicker({ onChoose, onClose }: { onChoose: (article: ArticleBrief) => void; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [language, setLanguage] = useState<HelpLanguage>(spokenLanguage());
  const q = useSettled(typed.trim(), 200);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["desk", "articles", language, q],
    queryFn: ({ signal }) => api<{ items: ArticleBrief[] }>("GET", "/api/help/articles", { query: { q: q || undefined, language, limit: most }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  const items = data?.items ?? [];
  const searching = isFetching || q !== typed.trim();
  const [current, setCurrent] = useState("");
  // Enter pressed before the answer is there: it takes the first that comes, not what stood there for other words.
  const [hurried, setHurried] = useState(false);
  const settle = useEffectEvent(() => {
    if (searching) return;
    setHurried(false);
    setCurrent(items[0]?.id ?? "");
    if (hurried && items[0]) onChoose(items[0]);
  });
  useEffect(() => settle(), [searching, data]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("insertArticle")} size="md" description={t("enterInserts")}>
      <Command shouldFilter={false} loop value={current} onValueChange={setCurrent} label={t("searchArticles")} className="space-y-3">
        <div className="flex flex-wrap gap-2">
          <div className="flex min-w-48 flex-1 items-center gap-2 rounded-md border border-border-strong bg-surface px-3 focus-within:outline-2 focus-within:outline-focus">
            <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />
            <Command.Input autoFocus value={typed} onValueChange={(text) => { setTyped(text); setHurried(false); }} maxLength={300} placeholder={t("searchArticles")} className="h-10 w-full min-w-0 bg-transparent text-sm outline-none touch:h-11 touch:text-base" />
            {searching && <Spinner />}
          </div>
          <div role="group" aria-label={t("language")} className="flex gap-1">
            {choices.map((one) => (
              <button
                key={one}
                type="button"
                lang={one}
                aria-pressed={language === one}
                onClick={() => setLanguage(one)}
                className={clsx("h-10 rounded-md px-3 text-sm font-medium touch:h-11", language === one ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:bg-hover")}
              >
                {names[one]}
              </button>
            ))}
          </div>
        </div>
        {error && (
          <p role="alert" className="flex flex-wrap items-center gap-2 text-sm text-danger">
            {t("searchFailed", { error: describeError(error) })}
            <Button size="sm" onClick={() => void refetch()}>{t("tryAgain")}</Button>
          </p>
        )}
        <Command.List label={t("articles")} className="min-h-48">
          {!searching && !error && <Command.Empty className="py-10 text-center text-sm text-muted">{q ? t("nothingFound") : t("noneYet")}</Command.Empty>}
          {items.map((one) => (
            <Command.Item key={one.id} value={one.id} onSelect={() => (searching ? setHurried(true) : onChoose(one))} className={popupItemClass}>
              <Found one={one} />
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
