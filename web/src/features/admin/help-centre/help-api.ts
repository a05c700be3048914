import { useQuery } from "@tanstack/react-query";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import type { HelpCategories } from "./help-types.ts";

export const managePath = "/api/help/manage";
export const articlesKey = ["admin", "help", "articles"] as const;
export const articleKey = (id: string) => ["admin", "help", "article", id] as const;
export const categoriesKey = ["admin", "help", "categories"] as const;

/** Where an article is worked on. */
export const articlePath = (id: string) => `/admin/help/${id}`;

/** An article as its writers see it. Words being typed are never replaced behind one's back, so nothing is fetched again by itself. */
export function useManagedArticle(id: string) {
  return useQuery({
    queryKey: articleKey(id),
    queryFn: ({ signal }) => api<ManagedArticle>("GET", `${managePath}/articles/${id}`, { signal }),
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
}

/** The help centre's categories, sub-categories after their parent. */
export function useHelpCategories() {
  return useQuery({ queryKey: categoriesKey, queryFn: ({ signal }) => api<HelpCategories>("GET", "/api/help/categories", { signal }), staleTime: 30_000 });
}
