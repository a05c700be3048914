import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { ArticleEditor } from "./ArticleEditor.tsx";
import { BackToArticles } from "./BackToArticles.tsx";
import { articleKey, managePath } from "./help-api.ts";
import { articleLanguages, otherLanguages } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

/** A new article; as a translation it begins in the other's category. */
function Fresh({ of, language }: { of: string | null; language: string | null }) {
  const original = useQuery({ queryKey: articleKey(of ?? ""), queryFn: ({ signal }) => api<ManagedArticle>("GET", `${managePath}/articles/${of}`, { signal }), enabled: of !== null });
  if (of !== null && !original.data) return <Card>{original.error ? <ErrorState error={original.error} onRetry={() => void original.refetch()} /> : <SkeletonText lines={10} />}</Card>;
  const taken = original.data ? [original.data.language, ...original.data.translations.map((one) => one.language)] : [];
  const free = otherLanguages(taken);
  const wanted = articleLanguages.find((one) => one === language) ?? spokenLanguage();
  return <ArticleEditor start={{ article: null, language: free.find((one) => one === wanted) ?? free[0] ?? wanted, category: original.data?.category ?? "", translationOf: of }} original={original.data} />;
}

/** `/admin/help/new`: a new article, by `?translationOf` the same one in another language (DK-19). */
export default function NewArticlePage() {
  const [search] = useSearchParams();
  const of = search.get("translationOf");
  return (
    <AdminPage permission="article.write" title={of ? t("newTranslation") : t("newArticle")} above={<BackToArticles />}>
      {() => <Fresh key={of ?? ""} of={of} language={search.get("language")} />}
    </AdminPage>
  );
}
