import { useQuery } from "@tanstack/react-query";
import { usernameFormProblem } from "../../../../contract/username.ts";
import { api } from "../../lib/api.ts";
import { fromServer, textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { useRested } from "./use-rested.ts";

const t = textsOf(identityTexts);

/** Milliseconds without a key before the server is asked. */
const rest = 350;

export type UsernameCheck = { state: "empty" | "checking" | "free" | "refused" | "unknown"; reason: string | null };

/** Whether a username can be had, asked while typing (ID-1). `unknown`: it could not be asked, and is checked at sending. */
export function useUsernameCheck(typed: string): UsernameCheck {
  const username = typed.trim().toLowerCase();
  const settled = useRested(username, rest);
  const local = username === "" ? null : usernameFormProblem(username);
  const query = useQuery({
    queryKey: ["username", settled],
    queryFn: ({ signal }) => api<{ free: boolean; reason: string | null }>("GET", `/api/usernames/${encodeURIComponent(settled)}`, { signal }),
    enabled: settled !== "" && settled === username && local === null,
    staleTime: 10_000,
  });
  if (username === "") return { state: "empty", reason: null };
  // Nobody is told that three letters are missing while typing the first.
  if (local) return username.length < 3 && settled !== username ? { state: "checking", reason: null } : { state: "refused", reason: fromServer(local) };
  if (settled !== username || query.isPending) return { state: "checking", reason: null };
  if (query.isError) return { state: "unknown", reason: null };
  return query.data.free ? { state: "free", reason: null } : { state: "refused", reason: query.data.reason ? fromServer(query.data.reason) : t("thisNameCantBe") };
}
