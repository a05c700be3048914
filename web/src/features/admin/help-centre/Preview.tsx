import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Button } from "../../../ui/Button.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { useSettled } from "../use-settled.ts";
import type { ArticleValues } from "./article-draft.ts";
import { managePath } from "./help-api.ts";

const t = textsOf(adminHelpCentreTexts);

/**
 * The article as its page will show it, made by the server from what is typed: a moment after the last key.
 *
 * @param savedHtml what the server made of the same text already
 */
export function Preview({ values, savedHtml }: { values: ArticleValues; savedHtml?: string }) {
  const body = useSettled(values.body, 400);
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "help", "preview", body],
    queryFn: ({ signal }) => api<{ html: string }>("POST", `${managePath}/preview`, { body: { body }, signal }),
    placeholderData: keepPreviousData,
    enabled: savedHtml === undefined && body.trim() !== "",
    staleTime: Infinity,
    gcTime: 30_000,
  });
  const html = savedHtml ?? (body.trim() === "" ? "" : data?.html);
  return (
    <section aria-label={t("preview")} tabIndex={0} className="h-full overflow-y-auto max-xl:max-h-[max(24rem,calc(100dvh-16rem))] bg-page px-4 py-5 sm:px-5">
      {error && (
        <p role="alert" className="flex flex-wrap items-center gap-2 pb-3 text-sm text-danger">
          {t("previewFailed", { error: describeError(error) })}
          <Button size="sm" onClick={() => void refetch()}>{t("tryAgain")}</Button>
        </p>
      )}
      <div className="page" lang={values.language}>
        <article>
          <h2 className="!mt-0 !text-2xl !font-bold">{values.title.trim() || t("noTitleYet")}</h2>
          {values.summary.trim() && <p className="muted">{values.summary}</p>}
          {html === undefined && !error && <SkeletonText lines={6} />}
          {html === "" && <p className="muted">{t("nothingWrittenYet")}</p>}
          {/* Made by our own server from checked Markdown. */}
          {html && <div dangerouslySetInnerHTML={{ __html: html }} />}
        </article>
      </div>
    </section>
  );
}
