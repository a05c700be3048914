import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import type { FigureKey, Grouping } from "../../../../contract/desk-figures.ts";
import type { Breakdown, Overview } from "../../../../contract/desk-reports.ts";
import { api } from "../../lib/api.ts";
import { dayKey } from "../../lib/format.ts";
import { rangeFrom, searchWith, type Chosen, type RangeAsk } from "./report-range.ts";

export interface RangeState { chosen: Chosen; ask: RangeAsk; change: (change: Parameters<typeof searchWith>[1]) => void; search: URLSearchParams }

/** The report's time, kept in the address: it can be sent to somebody, and "back" undoes a choice. */
export function useRange(): RangeState {
  const [search, setSearch] = useSearchParams();
  return { ...rangeFrom(search, dayKey(Date.now())), change: (change) => setSearch(searchWith(search, change)), search };
}

/** Reports are work for the server: they are read when asked for, and not again whenever the window comes to the front. */
const calm = { refetchOnWindowFocus: false, staleTime: 60_000 } as const;
const timeout = 60_000;

export function useOverview(ask: RangeAsk) {
  return useQuery({ queryKey: ["desk", "reports", ask], queryFn: ({ signal }) => api<Overview>("GET", "/api/desk/reports", { query: { ...ask }, signal, timeout }), placeholderData: (before) => before, ...calm });
}

export function useBreakdown(figure: FigureKey, by: Grouping, ask: RangeAsk) {
  return useQuery({
    queryKey: ["desk", "reports", figure, by, ask], queryFn: ({ signal }) => api<Breakdown>("GET", `/api/desk/reports/${figure}`, { query: { ...ask, by }, signal, timeout }),
    placeholderData: (before) => (before?.figure.key === figure ? before : undefined), ...calm,
  });
}

/** Where the same report is a file for spreadsheets. */
export function csvPath(figure: FigureKey, by: Grouping, ask: RangeAsk): string {
  return `/api/desk/reports/${figure}/csv?${new URLSearchParams({ ...ask, by }).toString()}`;
}
