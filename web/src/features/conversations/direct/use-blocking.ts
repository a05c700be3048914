import { useQueryClient } from "@tanstack/react-query";
import { blocksKey, directsKey, setBlocked } from "./direct-api.ts";

/** Blocks or unblocks somebody; everything that shows it is read again. @throws ApiError */
export function useBlocking(): (username: string, blocked: boolean) => Promise<void> {
  const client = useQueryClient();
  return async (username, blocked) => {
    await setBlocked(username, blocked);
    await Promise.all([blocksKey, directsKey, ["direct"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
