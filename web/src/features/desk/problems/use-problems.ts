import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { DeskProblem, ProblemRow, Surge } from "../../../../../contract/desk-links.ts";
import { api } from "../../../lib/api.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { useLiveEvent, useLiveRoom } from "../../conversations/page-live.ts";
import { useGathered } from "../../conversations/use-gathered.ts";

const problemsKey = ["desk", "problems"] as const;
const surgesKey = ["desk", "surges"] as const;

/** Problems of a state; all of them without it. */
export const useProblems = (state?: "open" | "resolved") => usePages<ProblemRow>([...problemsKey, "list", state ?? "all"], "/api/desk/problems", { state });

export const useProblem = (id: string) => useQuery({ queryKey: [...problemsKey, id], queryFn: ({ signal }) => api<DeskProblem>("GET", `/api/desk/problems/${id}`, { signal }) });

/** What is proposed, then what was decided lately. */
export const useSurges = (enabled = true) => useQuery({ queryKey: [...surgesKey, "list"], queryFn: ({ signal }) => api<{ items: Surge[] }>("GET", "/api/desk/surges", { signal }), enabled, refetchInterval: 60_000 });

export const useSurge = (id: string) => useQuery({ queryKey: [...surgesKey, id], queryFn: ({ signal }) => api<Surge>("GET", `/api/desk/surges/${id}`, { signal }) });

/** Reads problems and surges again when the desk says that one changed. */
export function useLiveProblems(): void {
  const client = useQueryClient();
  const again = useGathered(() => {
    void client.invalidateQueries({ queryKey: problemsKey });
    void client.invalidateQueries({ queryKey: surgesKey });
  });
  useLiveRoom("desk", again, () => undefined);
  useLiveEvent("problem", again);
  useLiveEvent("surge", again);
}

/** Takes over a problem as an action has answered it. */
export function useTookProblem(): (problem: DeskProblem) => void {
  const client = useQueryClient();
  return useCallback((problem) => {
    client.setQueryData([...problemsKey, problem.id], problem);
    void client.invalidateQueries({ queryKey: [...problemsKey, "list"] });
    void client.invalidateQueries({ queryKey: [...problemsKey, problem.id, "incidents"] });
  }, [client]);
}
export const incidentsKey = (id: string) => [...problemsKey, id, "incidents"] as const;
