import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { SearchScope, WrongFilter } from "../../../../contract/search.ts";
import { api } from "../../lib/api.ts";
import type { Page } from "../../lib/use-pages.ts";
import type { ListState } from "../../ui/InfiniteList.tsx";

type FoundPage<Hit> = Page<Hit> & { wrong: WrongFilter[]; lookedBackTo?: string | null };
export type SearchState<Hit> = ListState<Hit> & { wrong: readonly WrongFilter[]; lookedBackTo: string | null; /** The results are those of what was typed before. */ stale: boolean };

/** One group of results. Nothing is asked while there are no words. */
export function useSearch<Hit>(group: "tickets" | "messages", q: string, more: { scope: SearchScope; sort?: string; limit: number }): SearchState<Hit> {
  const { data, status, error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["search", group, q, more], enabled: q !== "", placeholderData: keepPreviousData, retry: false,
    queryFn: ({ pageParam, signal }) => api<FoundPage<Hit>>("GET", `/api/search/${group}`, { query: { ...more, q, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return {
    items, status: status === "pending" ? "loading" : status === "error" ? "error" : "ready", error: error ?? undefined,
    onRetry: () => void (items.length > 0 ? fetchNextPage() : refetch()), hasMore: hasNextPage, loadingMore: isFetchingNextPage, onLoadMore: () => void fetchNextPage(),
    wrong: data?.pages[0]?.wrong ?? [], lookedBackTo: data?.pages.at(-1)?.lookedBackTo ?? null, stale: isPlaceholderData,
  };
}
