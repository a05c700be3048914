import type { DeskFilter } from "../../../../../contract/desk.ts";

/** Where the tickets of a filter come as a file: those that the list shows, in the export's own order. */
export function exportAddress(filter: DeskFilter, format: "csv" | "json"): string {
  const search = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(filter)) {
    if (name === "sort") continue;
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, one);
  }
  return `/api/desk/export?${search.toString()}`;
}
