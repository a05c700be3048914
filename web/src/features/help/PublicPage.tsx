import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef, useState, type FormEvent, type MouseEvent } from "react";
import { clsx } from "clsx";
import { useLocation, useSearch } from "wouter";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useMe } from "../../lib/session.ts";
import { useLanguage } from "../../lib/texts.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { fetchPage, isInApp, servedComment, servedFirst, type ServedPage } from "./served-page.ts";

// Below the text: the article itself never waits for it.
const ArticleVote = lazyPart(() => import("./ArticleVote.tsx"));

/** A link in the page leads on inside the app, unless the person wants it elsewhere. */
function useInAppLinks() {
  const [, navigate] = useLocation();
  return (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !isInApp(link)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  };
}

/** The page's search form works without leaving the app. */
function useInAppSearch() {
  const [, navigate] = useLocation();
  return (event: FormEvent) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
    event.preventDefault();
    const words = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "");
    const query = new URLSearchParams(words).toString();
    navigate(`${new URL(form.action).pathname}${query ? `?${query}` : ""}`);
  };
}

/** Reading starts at the head of each page that one goes to; not of the one that one came with. */
function useFreshStart(path: string, page: ServedPage | undefined): void {
  const shown = useRef(path);
  useEffect(() => {
    if (!page || shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path, page]);
}

/**
 * The landing page, the list of help articles, and an article: the server's own text, inside the app's navigation. It is
 * rendered in one place only, so it reads the same with and without JavaScript.
 */
export default function PublicPage() {
  const [location] = useLocation();
  const search = useSearch();
  const path = search ? `${location}?${search}` : location;
  const language = useLanguage();
  const [first] = useState(() => ({ path, language, page: servedFirst(), comment: servedComment() }));
  const { data: page, error, refetch, isRefetching } = useQuery({
    queryKey: ["page", path, language],
    queryFn: ({ signal }) => fetchPage(path, signal),
    initialData: first.page && first.path === path && first.language === language ? first.page : undefined,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const { me } = useMe();
  const onClick = useInAppLinks();
  const onSubmit = useInAppSearch();
  useFreshStart(path, page);
  const title = page?.title;
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  const slug = /^\/help\/([a-z0-9-]+)$/.exec(location)?.[1];
  if (!page && error) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isRefetching} />;
  if (!page) {
    return (
      <div className="page-space">
        <SkeletonText lines={8} />
      </div>
    );
  }
  return (
    <div onClick={onClick} onSubmit={onSubmit} data-signed-in={me ? "" : undefined}>
      <div lang={page.language} className={clsx("page", page.wide && "wide")} dangerouslySetInnerHTML={{ __html: page.html }} />
      {slug && page.status === 200 && (
        <Suspense fallback={null}>
          <ArticleVote key={slug} slug={slug} typed={first.path === path ? first.comment : ""} />
        </Suspense>
      )}
    </div>
  );
}
