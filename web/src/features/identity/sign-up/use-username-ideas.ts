import { useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import type { UsernameCheck } from "../use-username-check.ts";
import { usernameIdeas } from "./username-ideas.ts";

/** How many are asked about and how many are shown: each question counts for the limit. */
const asked = 5;
const shown = 3;

/** Up to three names that can be had, close to one that can't; none while the name itself is fine or its form is wrong. */
export function useUsernameIdeas(typed: string, check: UsernameCheck): { ideas: readonly string[]; isLooking: boolean } {
  const name = typed.trim().toLowerCase();
  const wanted = check.state === "refused" && /^[a-z0-9_.]{3,30}$/.test(name);
  const { data, isFetching } = useQuery({
    queryKey: ["username-ideas", name],
    queryFn: async ({ signal }) => {
      const ideas = usernameIdeas(name, new Date().getFullYear()).slice(0, asked);
      const free = await Promise.all(ideas.map((idea) => api<{ free: boolean }>("GET", `/api/usernames/${encodeURIComponent(idea)}`, { signal }).then((answer) => answer.free, () => false)));
      return ideas.filter((_, at) => free[at]).slice(0, shown);
    },
    enabled: wanted,
    staleTime: 30_000,
  });
  return wanted ? { ideas: data ?? [], isLooking: isFetching } : { ideas: [], isLooking: false };
}
