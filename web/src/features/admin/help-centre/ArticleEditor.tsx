import { useLocation, useSearchParams } from "wouter";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { notify } from "../../../ui/toast.ts";
import type { ArticleValues } from "./article-draft.ts";
import { ArticleFields } from "./ArticleFields.tsx";
import { BodyField } from "./BodyField.tsx";
import { Comments } from "./Comments.tsx";
import { articlePath } from "./help-api.ts";
import { NewerWords } from "./NewerWords.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { Translations } from "./Translations.tsx";
import { useArticleForm, type Start } from "./use-article-form.ts";
import { Versions } from "./Versions.tsx";

const t = textsOf(adminHelpCentreTexts);
const tabs = ["words", "versions", "translations", "comments"] as const;

/**
 * The words of an article and what belongs to it.
 *
 * @param original the article that a new one translates
 */
export function ArticleEditor({ start, original }: { start: Start; original?: ManagedArticle }) {
  const { article } = start;
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const writing = useArticleForm(start, (now, published) => {
    notify({ tone: "success", title: published ? t("isPublished", { title: now.title }) : t("isSaved", { version: now.version }) });
    if (!article) navigate(articlePath(now.id), { replace: true });
  });
  const { form, newer } = writing;
  const undoable = (title: string, typed: ArticleValues) => notify({ tone: "info", title, stays: true, action: { label: t("putMineBack"), run: () => writing.fill(typed) } });
  const editable = article?.abilities.write ?? true;
  const words = (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4 [&_:is(input,select,textarea)]:scroll-mb-32">
      {article?.state === "removed" && <Banner tone="warning">{t("removedHint")}</Banner>}
      {newer && <NewerWords newer={newer} mine={form.values} busy={form.busy} onMine={() => writing.wish({ over: newer.version })} onTheirs={() => undoable(t("theirWordsTaken"), writing.takeNewer())} />}
      {writing.cameBack && !newer && (
        <Banner tone="info" action={<Button size="sm" onClick={() => undoable(t("unsavedDiscarded"), writing.discard())}>{t("discardThem")}</Button>}>
          {t("unsavedCameBack")}
        </Banner>
      )}
      {form.failureText && <Banner tone="danger">{form.failureText}</Banner>}
      <ArticleFields form={form} article={article} original={original} editable={editable} />
      <BodyField form={form} editable={editable} savedHtml={article && article.text.body === form.values.body ? article.html : undefined} />
      {/* While two texts stand side by side, the choice between them is the only way on. */}
      {editable && !newer && <SaveBar writing={writing} article={article} />}
    </form>
  );
  if (!article) return words;
  const tab = tabs.find((one) => one === search.get("tab")) ?? "words";
  return (
    <Tabs
      label={t("partsOfTheArticle")}
      value={tab}
      onValueChange={(value) => setSearch(value === "words" ? {} : { tab: value }, { replace: true })}
      tabs={[
        { value: "words", label: t("words"), content: words },
        { value: "versions", label: t("versions"), content: <Versions article={article} dirty={writing.dirty} onRestored={writing.follow} /> },
        { value: "translations", label: t("translations"), count: article.translations.length, content: <Translations article={article} onChanged={writing.follow} /> },
        { value: "comments", label: t("readersWords"), content: <Comments article={article} /> },
      ]}
    />
  );
}
