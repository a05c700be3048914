import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../lib/api.ts";

/** Milliseconds without a key before the server is asked. */
const rest = 350;

export type UsernameCheck = { state: "empty" | "checking" | "free" | "refused" | "unknown"; reason: string | null };

/** Whether a username can be had, asked while typing (ID-1). `unknown`: it could not be asked, and is checked at sending. */
export function useUsernameCheck(typed: string): UsernameCheck {
  const username = typed.trim().toLowerCase();
  const [settled, setSettled] = useState(username);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(username), rest);
    return () => clearTimeout(timer);
  }, [username]);
  const local = username === "" || /^[a-z0-9_.]{3,30}$/.test(username) ? null : "3–30 characters of a–z, 0–9, _ and .";
  const query = useQuery({
    queryKey: ["username", settled],
    queryFn: ({ signal }) => api<{ free: boolean; reason: string | null }>("GET", `/api/usernames/${encodeURIComponent(settled)}`, { signal }),
    enabled: settled !== "" && settled === username && local === null,
    staleTime: 10_000,
  });
  if (username === "") return { state: "empty", reason: null };
  if (local) return username.length < 3 && settled !== username ? { state: "checking", reason: null } : { state: "refused", reason: local };
  if (settled !== username || query.isPending) return { state: "checking", reason: null };
  if (query.isError) return { state: "unknown", reason: null };
  return query.data.free ? { state: "free", reason: null } : { state: "refused", reason: query.data.reason ?? "This name can't be had. Choose another." };
}
