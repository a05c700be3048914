import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { ArticleEditor } from "./ArticleEditor.tsx";
import { ArticleMenu } from "./ArticleMenu.tsx";
import { BackToArticles } from "./BackToArticles.tsx";
import { articleKey, useManagedArticle } from "./help-api.ts";

const t = textsOf(adminHelpCentreTexts);

function Article({ id }: { id: string }) {
  const { data, error, refetch, isFetchedAfterMount } = useManagedArticle(id);
  // What the list had in memory may be old, and what is typed here is measured against it.
  if (data && (isFetchedAfterMount || error)) return <ArticleEditor key={id} start={{ article: data }} />;
  return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={10} />}</Card>;
}

function Head({ id }: { id: string }) {
  const { data } = useManagedArticle(id);
  return data ? <ArticleMenu article={data} /> : null;
}

/** `/admin/help/<id>`: an article's words, versions, translations and what readers say of it (DK-19). */
export default function ArticlePage() {
  const { id = "" } = useParams<{ id: string }>();
  // Only looks on: the article is asked for below, by those who may see it.
  const { data } = useQuery<ManagedArticle>({ queryKey: articleKey(id), enabled: false });
  return (
    <AdminPage permission="article.write" title={data?.title ?? t("article")} above={<BackToArticles />} actions={<Head id={id} />}>
      {() => <Article key={id} id={id} />}
    </AdminPage>
  );
}
