import { useEffect, useRef, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Flow, FlowOverview } from "../../../../../contract/assistant-flow.ts";
import { api, ApiError } from "../../../lib/api.ts";

export const flowPath = "/api/admin/assistant/flow";
const flowKey = ["admin", "assistant", "flow"] as const;
/** A change is sent once nothing more is typed for this long, in milliseconds. */
const settleMilliseconds = 700;

/** The published flow, its versions and the draft. */
export function useFlowOverview() {
  return useQuery({ queryKey: flowKey, queryFn: ({ signal }) => api<FlowOverview>("GET", flowPath, { signal }), refetchOnWindowFocus: false });
}

export type Keeping = { state: "kept" | "keeping" | "nothing" } | { state: "failed"; error: unknown } | { state: "stale"; by: string | null; revision: number };

/**
 * The flow that is edited: kept on the server as a draft a moment after each change. When somebody else changed it meanwhile, nothing is
 * sent until it is said whose words count.
 */
export function useFlowDraft(overview: FlowOverview) {
  const client = useQueryClient();
  const [flow, setFlow] = useState<Flow>(overview.draft?.flow ?? overview.published);
  const [keeping, setKeeping] = useState<Keeping>({ state: overview.draft ? "kept" : "nothing" });
  const revision = useRef(overview.draft?.revision ?? 0);
  const waiting = useRef<Flow | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void> | null>(null);

  const adopt = (next: FlowOverview) => {
    revision.current = next.draft?.revision ?? 0;
    client.setQueryData(flowKey, next);
  };
  const send = async (): Promise<void> => {
    await sending.current;
    const next = waiting.current;
    if (!next) return;
    waiting.current = null;
    setKeeping({ state: "keeping" });
    sending.current = api<FlowOverview>("PUT", `${flowPath}/draft`, { body: { flow: next, revision: revision.current } }).then(
      (shown) => {
        adopt(shown);
        setKeeping({ state: waiting.current ? "keeping" : "kept" });
      },
      (error: unknown) => {
        waiting.current ??= next;
        const stale = error instanceof ApiError && error.type.endsWith("stale");
        setKeeping(stale ? { state: "stale", by: typeof error.extra.savedBy === "string" ? error.extra.savedBy : null, revision: Number(error.extra.revision ?? 0) } : { state: "failed", error });
      },
    );
    await sending.current;
    sending.current = null;
  };
  const change = (next: Flow) => {
    setFlow(next);
    waiting.current = next;
    clearTimeout(timer.current);
    if (keeping.state === "stale") return;
    setKeeping({ state: "keeping" });
    timer.current = setTimeout(() => void send(), settleMilliseconds);
  };
  // Whoever leaves the page within the moment loses nothing.
  const leave = useRef(send);
  leave.current = send;
  useEffect(() => () => {
    clearTimeout(timer.current);
    if (waiting.current) void leave.current();
  }, []);

  return {
    flow, keeping, change,
    /** Sends what is not sent yet, for what needs the draft as it is. Answers with its revision. */
    settle: async (): Promise<number> => {
      clearTimeout(timer.current);
      await send();
      return revision.current;
    },
    /** Mine counts: it is saved over what the other one saved. */
    saveOver: () => {
      if (keeping.state === "stale") revision.current = keeping.revision;
      waiting.current ??= flow;
      void send();
    },
    /** What the server has counts: after a refusal, a publication, or a version that was put back. */
    takeServers: async (next?: FlowOverview) => {
      clearTimeout(timer.current);
      waiting.current = null;
      const shown = next ?? await api<FlowOverview>("GET", flowPath);
      adopt(shown);
      setFlow(shown.draft?.flow ?? shown.published);
      setKeeping({ state: shown.draft ? "kept" : "nothing" });
    },
    /** The rest of what the server shows changed, the draft did not. */
    adopt,
  };
}
export type FlowDraft = ReturnType<typeof useFlowDraft>;
