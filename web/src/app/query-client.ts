import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isPassing } from "../lib/api-error.ts";
import { meKey } from "../lib/session.ts";

/** Milliseconds before trying again: what the server asked for, else 1, 2, 4 … seconds, at most 30. */
export function retryDelay(failures: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfter : undefined;
  return Math.min(asked === undefined ? 1_000 * 2 ** failures : asked * 1_000, 30_000);
}

/** Reading is repeated twice when it may pass by itself; a refusal is an answer and is not asked again. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && isPassing(error);
}

/** The cache of what the server said. A 401 anywhere means that the session has ended: every screen learns it at once. */
export function makeQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) client.setQueryData(meKey, null);
    // The instance asks for a second factor from now on: the account says so, and staff pages lead to setting it up (ID-3).
    if (error instanceof ApiError && error.type.endsWith("/second-factor-needed")) void client.invalidateQueries({ queryKey: meKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // `always`: without a network a request fails and says so, instead of waiting without a word.
      queries: { networkMode: "always", refetchOnReconnect: true, retry: shouldRetry, retryDelay, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { networkMode: "always", retry: false },
    },
  });
  return client;
}
