import { useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import type { Page } from "../../../lib/use-pages.ts";
import type { PersonRow, PersonShown } from "../../admin/contract-types.ts";

/** Fewer letters than these find too many people to choose from. */
export const leastLetters = 2;
/** More than a list of choices shows without a second look. */
const most = 8;

/** People by part of a name, username or address, or by the number of a ticket of theirs; nothing under two letters. */
export function useMembers(words: string) {
  return useQuery<Page<PersonRow>>({
    queryKey: ["members", words], enabled: words.length >= leastLetters, staleTime: 30_000, placeholderData: (before) => before,
    queryFn: ({ signal }) => api<Page<PersonRow>>("GET", "/api/people", { query: { q: words.slice(0, 100), limit: most }, signal }),
  });
}

/** One of them by their id: who was chosen before the page was loaded anew, or whom a link names. */
export function useMember(id: string) {
  return useQuery({ queryKey: ["member", id], enabled: id !== "", staleTime: 30_000, retry: false, queryFn: ({ signal }) => api<PersonShown>("GET", `/api/people/${id}`, { signal }) });
}
