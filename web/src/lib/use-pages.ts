import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { ListState } from "../ui/InfiniteList.tsx";
import { api, type ApiOptions } from "./api.ts";

/** The answer of every list endpoint. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

/**
 * A keyset-paged list of our API, ready for InfiniteList.
 *
 * @param key react-query key; include everything that changes the list
 * @param path such as `/api/tickets`
 * @param query filters; the cursor is added here
 */
export function usePages<Item>(key: QueryKey, path: string, query: ApiOptions["query"] = {}): ListState<Item> {
  const result = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => api<Page<Item>>("GET", path, { query: { ...query, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { data, status, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = result;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const onLoadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const onRetry = useCallback(() => void (items.length > 0 ? fetchNextPage() : refetch()), [items.length, fetchNextPage, refetch]);
  return {
    items,
    status: status === "pending" ? "loading" : status === "error" ? "error" : "ready",
    error: error ?? undefined,
    onRetry,
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    onLoadMore,
  };
}
