import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../../contract/identity.ts";
import type { Permission } from "../../../contract/permissions.ts";
import { api, ApiError } from "./api.ts";
import { setManner } from "./format.ts";
import { forgetAllChosen, forgetKept } from "./kept.ts";
import type { Language } from "../texts/languages.ts";
import { adoptLanguage } from "./language.ts";

export type { Me } from "../../../contract/identity.ts";

/** Where the session is kept in the query cache. */
export const meKey = ["me"] as const;

/** Asks the server who is signed in; null when nobody is. @throws ApiError */
export async function readMe({ signal }: { signal: AbortSignal }): Promise<Me | null> {
  try {
    const me = await api<Me>("GET", "/api/me", { signal });
    // Before any screen shows it, so that no time appears in the browser's zone first.
    setManner({ timeZone: me.timeZone ?? undefined });
    document.documentElement.dataset.theme = me.community.theme;
    void adoptLanguage(me.profile?.locale).catch(() => undefined);
    return me;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in: undefined while unknown, null when nobody is. */
export function useMe() {
  const query = useQuery({ queryKey: meKey, queryFn: readMe, staleTime: 60_000 });
  return { me: query.data, isLoading: query.isPending, error: query.error, refetch: query.refetch };
}

/** Whether the signed-in person has a permission; false while unknown. */
export function useMay(permission: Permission): boolean {
  return useMe().me?.permissions.includes(permission) ?? false;
}

/** Keeps the language in the account of whoever is signed in, for mails and other devices; what goes wrong here is not in the way. */
export function useChangeLocale(): (locale: Language) => Promise<void> {
  const client = useQueryClient();
  return async (locale) => {
    if (!client.getQueryData<Me | null>(meKey)) return;
    await api<Me>("PATCH", "/api/me", { body: { locale } }).then((me) => client.setQueryData(meKey, me), () => undefined);
  };
}

/** Ends the session, forgets everything read with it, and opens the given page. */
export function useSignOut(then = "/sign-in"): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await api("POST", "/api/auth/sign-out", { body: {} });
    client.clear();
    forgetKept();
    forgetAllChosen();
    window.location.assign(then);
  };
}
