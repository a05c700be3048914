import { useEffect, useEffectEvent, useState } from "react";
import { BookOpenText } from "lucide-react";
import { Link, useSearchParams } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { useSettled } from "../use-settled.ts";
import { articleFilterFrom, articleSearchFrom, type ArticleFilter } from "./article-filter.ts";
import { ArticleLine } from "./ArticleLine.tsx";
import { FilterChoice } from "./FilterChoice.tsx";
import { articlesKey, managePath, useHelpCategories } from "./help-api.ts";
import type { ManagedRow } from "./help-types.ts";
import { articleLanguages, articleStates, languageName, pathOfCategory, stateWords } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

/** All articles, searched and narrowed; the filter stands in the address. */
export function ArticleList() {
  const [search, setSearch] = useSearchParams();
  const filter = articleFilterFrom(search);
  const [typed, setTyped] = useState(filter.q ?? "");
  const settled = useSettled(typed.trim());
  const categories = useHelpCategories().data?.items ?? [];
  const change = (next: ArticleFilter) => setSearch(articleSearchFrom({ ...articleFilterFrom(search), ...next }), { replace: true });
  const follow = useEffectEvent((q: string) => {
    if (q !== (filter.q ?? "")) setSearch((now) => articleSearchFrom({ ...articleFilterFrom(now), q }), { replace: true });
  });
  useEffect(() => follow(settled), [settled]);
  const list = usePages<ManagedRow>([...articlesKey, filter], `${managePath}/articles`, filter);
  const narrowed = Object.keys(filter).length > 0;
  const clear = () => {
    setTyped("");
    setSearch(new URLSearchParams(), { replace: true });
  };
  return (
    <Card flush>
      <div className="flex flex-wrap gap-3 border-b border-border px-4 py-3 sm:px-5">
        <div className="min-w-56 flex-[2] basis-full lg:basis-0">
          <SearchBox label={t("searchArticles")} value={typed} maxLength={200} onChange={setTyped} />
        </div>
        <FilterChoice label={t("state")} anyText={t("anyState")} value={filter.state} options={articleStates.map((value) => ({ value, label: stateWords[value].title }))} onChange={(state) => change({ state: articleStates.find((one) => one === state) })} />
        <FilterChoice label={t("category")} anyText={t("anyCategory")} value={filter.category} options={categories.map(({ key }) => ({ value: key, label: pathOfCategory(key, categories) }))} onChange={(category) => change({ category })} />
        <FilterChoice label={t("language")} anyText={t("anyLanguage")} value={filter.language} options={articleLanguages.map((value) => ({ value, label: languageName(value) }))} onChange={(language) => change({ language: articleLanguages.find((one) => one === language) })} />
      </div>
      <InfiniteList
        list={list}
        label={t("articles")}
        itemKey={({ id }) => id}
        endText={t("allArticlesShown")}
        empty={
          <EmptyState
            icon={<BookOpenText />}
            title={narrowed ? t("noArticleFits") : t("noArticles")}
            action={narrowed ? <Button onClick={clear}>{t("clearAll")}</Button> : <Link href="/admin/help/new" className={buttonClass({ variant: "primary" })}>{t("writeTheFirst")}</Link>}
          >
            {narrowed ? t("noArticleFitsHint") : t("noArticlesHint")}
          </EmptyState>
        }
      >
        {(row) => <ArticleLine row={row} category={pathOfCategory(row.category, categories)} />}
      </InfiniteList>
    </Card>
  );
}
