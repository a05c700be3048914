import { useQueryClient } from "@tanstack/react-query";
import { meKey } from "../../../lib/session.ts";

/** After a change of the second factor: who one is and where one is signed in are read anew. This session has been replaced by a new one. */
export function useSecondFactorChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.refetchQueries({ queryKey: meKey }), client.invalidateQueries({ queryKey: ["sessions"] })]);
  };
}
