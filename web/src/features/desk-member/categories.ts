import { queryOptions } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

/** What tickets can be about; changes seldom. */
export const categoriesQuery = queryOptions({
  queryKey: ["categories"],
  queryFn: ({ signal }) => api<{ items: { key: string; name: string }[] }>("GET", "/api/desk/categories", { signal }),
  staleTime: 10 * 60_000,
});
