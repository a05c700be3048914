import type { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../../lib/api-error.ts";
import { meKey } from "../../lib/session.ts";

/**
 * Passes a refusal on; where it says that the session has ended, every screen learns it. For requests that the query cache
 * does not make.
 */
export function noteSessionEnd(client: QueryClient): (error: unknown) => never {
  return (error) => {
    if (error instanceof ApiError && error.status === 401) client.setQueryData(meKey, null);
    throw error;
  };
}
