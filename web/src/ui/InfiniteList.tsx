import type { ReactNode } from "react";
import { clsx } from "clsx";
import { describeError } from "../lib/describe-error.ts";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorState } from "./ErrorState.tsx";
import { SkeletonRows } from "./Skeleton.tsx";
import { useNearEnd } from "./use-near-end.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** Where a keyset-paged list stands; lib/use-pages.ts makes it from an endpoint. */
export type ListState<Item> = {
  items: readonly Item[];
  status: "loading" | "error" | "ready";
  /** Why the first page, or the next one, could not be loaded. */
  error?: unknown;
  onRetry: () => void;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
};

export type InfiniteListProps<Item> = {
  list: ListState<Item>;
  /** What is listed, for screen readers. */
  label: string;
  itemKey: (item: Item) => string;
  children: (item: Item, index: number) => ReactNode;
  empty?: ReactNode;
  /** Instead of grey rows while the first page loads. */
  skeleton?: ReactNode;
  /** Said under the last item; null says nothing. */
  endText?: string | null;
  className?: string;
};

/** A list that loads more as its end comes near, with a button for those who never scroll there. Has all its states. */
export function InfiniteList<Item>(props: InfiniteListProps<Item>) {
  const { list, label, itemKey, children, empty, skeleton, endText = t("endOfList"), className } = props;
  const failedMore = list.error !== undefined && list.error !== null && list.items.length > 0;
  const end = useNearEnd(list.onLoadMore, list.status === "ready" && list.hasMore && !list.loadingMore && !failedMore);
  if (list.status === "loading") return <>{skeleton ?? <SkeletonRows />}</>;
  if (list.status === "error" && list.items.length === 0) return <ErrorState error={list.error} onRetry={list.onRetry} />;
  // A search may look through much and find nothing yet: while there is more, it goes on.
  if (list.items.length === 0 && !list.hasMore) return <>{empty ?? <EmptyState title={t("nothingFound")} />}</>;
  return (
    <>
      <ul aria-label={label} aria-busy={list.loadingMore} className={clsx("divide-y divide-border", className)}>
        {list.items.map((item, index) => (
          <li key={itemKey(item)}>{children(item, index)}</li>
        ))}
      </ul>
      <div ref={end} className="flex flex-col items-center gap-2 px-4 py-4 text-sm text-muted">
        {failedMore && (
          <p role="alert" className="text-danger">
            {describeError(list.error)}
          </p>
        )}
        {list.hasMore ? (
          <Button size="sm" loading={list.loadingMore} onClick={failedMore ? list.onRetry : list.onLoadMore}>
            {failedMore ? t("retry") : t("loadMore")}
          </Button>
        ) : (
          endText
        )}
      </div>
    </>
  );
}
