import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { profileChange } from "../../../../../contract/account.ts";
import { api } from "../../../lib/api.ts";
import { setManner } from "../../../lib/format.ts";
import { meKey, type Me } from "../../../lib/session.ts";

/** What one can change of oneself; what is left out stays. */
export type MeChange = { name?: string; username?: string; showOnline?: boolean; timeZone?: string | null } & z.input<z.ZodObject<typeof profileChange>>;

/** Changes one's own account and shows it everywhere at once. @throws ApiError with `fields` for what can't be */
export function useChangeMe(): (change: MeChange) => Promise<Me> {
  const client = useQueryClient();
  return async (change) => {
    const me = await api<Me>("PATCH", "/api/me", { body: change });
    setManner({ timeZone: me.timeZone ?? undefined });
    client.setQueryData(meKey, me);
    return me;
  };
}
