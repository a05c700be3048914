import type { SavedView } from "../../../../../contract/desk-views.ts";
import type { DeskFilter } from "../../../../../contract/desk.ts";
import { savedAs } from "../list/filter-url.ts";
import { viewEntry } from "../list/views.ts";
import { useSavedViews } from "./use-saved-views.ts";

/** The saved view that the list shows, if it is one. */
export function useSavedHere(filter: DeskFilter): SavedView | undefined {
  return savedAs(filter, useSavedViews());
}

/** What the list shows, by its name: the saved view's own, else that of the view of the desk. */
export function useViewName(filter: DeskFilter): string {
  return useSavedHere(filter)?.name ?? viewEntry(filter.view ?? "all_open").name;
}
