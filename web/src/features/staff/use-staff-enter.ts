import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { meKey, type Me } from "../../lib/session.ts";
import { signIn, type SignInAnswer } from "../identity/auth-api.ts";

/**
 * Goes on after somebody has signed in: for staff the page that they wanted opens as a new document, so that nothing read by
 * somebody else before stays in it. Who is no staff stays, and the page says so.
 */
export function useStaffGoOn(): (next: string) => Promise<void> {
  const client = useQueryClient();
  return async (next) => {
    const me = await api<Me>("GET", "/api/me");
    if (me.person.isStaff) return window.location.replace(next);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    client.setQueryData(meKey, me);
  };
}

/**
 * Signs in and goes on, unless a code of the second factor is asked for first.
 *
 * @throws ApiError 401 whatever of name and password was wrong; 403 banned; 429
 */
export function useStaffEnter(): (name: string, password: string, next: string) => Promise<SignInAnswer> {
  const goOn = useStaffGoOn();
  return async (name, password, next) => {
    const answer = await signIn(name, password);
    if (!answer.needsCode) await goOn(next);
    return answer;
  };
}
