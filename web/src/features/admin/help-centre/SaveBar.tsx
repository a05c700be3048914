import type { ManagedArticle } from "../../../../../contract/help.ts";
import { useMay } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { stateWords } from "./help-words.ts";
import type { ArticleForm } from "./use-article-form.ts";

const t = textsOf(adminHelpCentreTexts);

function Standing({ article, dirty }: { article: ManagedArticle | null; dirty: boolean }) {
  if (dirty) return <>{t("notSavedYet")}</>;
  if (!article) return <>{t("nothingWrittenYet")}</>;
  const { version, publishedVersion, updatedAt } = article;
  if (publishedVersion !== null && publishedVersion !== version) return <>{t("readersSeeOlder", { published: publishedVersion, version })}</>;
  return <Rich text={t.parts("savedAsVersion", { version, time: <TimeAgo time={updatedAt} /> })} />;
}

/** Save, publish, and whether anything is open; always in sight. */
export function SaveBar({ writing, article }: { writing: ArticleForm; article: ManagedArticle | null }) {
  const { form, dirty } = writing;
  const mayPublish = useMay("article.publish");
  const publishable = mayPublish && (dirty || (article?.abilities.publish ?? false));
  const published = article?.state === "published";
  return (
    <div className="sticky -bottom-6 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-border bg-surface px-4 py-2 sm:mx-0 sm:py-3 sm:rounded-lg sm:border sm:shadow-md">
      <p role="status" className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-2 text-xs text-muted sm:text-sm">
        {article && <Badge className="max-sm:hidden" tone={stateWords[article.state].tone}>{stateWords[article.state].title}</Badge>}
        <span><Standing article={article} dirty={dirty} /></span>
      </p>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>*]:flex-1 max-sm:[&>*]:px-2">
        <Button type="submit" variant={mayPublish ? "secondary" : "primary"} disabled={!dirty} loading={form.busy} onClick={() => writing.wish({})}>
          {published ? t("saveOnly") : t("saveDraft")}
        </Button>
        {mayPublish && (
          <Button type="submit" variant="primary" disabled={!publishable} loading={form.busy} onClick={() => writing.wish({ publish: true })}>
            {published ? t("publishChanges") : t("publish")}
          </Button>
        )}
      </div>
    </div>
  );
}
