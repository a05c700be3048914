import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { meKey, type Me } from "../../lib/session.ts";
import { signIn } from "../identity/auth-api.ts";

/**
 * Signs in and, for staff, opens the page that they wanted as a new document, so that nothing read by somebody else before
 * stays in it. Who is no staff stays, and the page says so.
 *
 * @throws ApiError 401 whatever of name and password was wrong; 429
 */
export function useStaffEnter(): (name: string, password: string, next: string) => Promise<void> {
  const client = useQueryClient();
  return async (name, password, next) => {
    await signIn(name, password);
    const me = await api<Me>("GET", "/api/me");
    if (me.person.isStaff) return window.location.replace(next);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    client.setQueryData(meKey, me);
  };
}
