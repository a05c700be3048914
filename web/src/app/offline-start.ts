import type { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../lib/api-error.ts";
import { keptPerson } from "../lib/kept.ts";
import { meKey } from "../lib/session.ts";

/**
 * Where the server can't be reached at the start, the page shows what this browser keeps of the person (XX-2). Only then: who is
 * signed in is the server's to say whenever it can be asked.
 */
export function startOffline(client: QueryClient): void {
  if (keptPerson() === null) return;
  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated" || query.queryKey[0] !== meKey[0]) return;
    const { data, fetchFailureReason, error } = query.state;
    if (data !== undefined) return stop();
    const failure: unknown = fetchFailureReason ?? error;
    if (!(failure instanceof ApiError) || (failure.status !== 0 && failure.status < 500)) return;
    stop();
    void import("../features/offline/restore.ts").then(({ default: restore }) => restore(client)).catch(() => undefined);
  });
}
