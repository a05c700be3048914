import { useQuery } from "@tanstack/react-query";
import { meKey, readMe } from "./session.ts";

/** Milliseconds between looks while the address is not confirmed. */
const unconfirmedEvery = 30_000;

/** The address that the signed-in person has yet to confirm, else null. Looked up again meanwhile: it is confirmed elsewhere, in another tab or on another device. */
export function useUnconfirmed(): string | null {
  const { data } = useQuery({
    queryKey: meKey, queryFn: readMe, staleTime: 60_000,
    refetchOnWindowFocus: ({ state }) => (state.data?.emailVerified === false ? "always" : true),
    refetchInterval: ({ state }) => (state.data?.emailVerified === false ? unconfirmedEvery : false),
  });
  return data && !data.emailVerified ? data.email : null;
}
