import { useMutation, useQueryClient } from "@tanstack/react-query";
import { peopleKey } from "../people/people-key.ts";
import { staffKey } from "../people/staff-api.ts";
import type { PersonShown } from "../contract-types.ts";

/** Where a person's page is kept in the query cache. */
export const personKey = (id: string) => ["admin", "person", id] as const;

/**
 * A change of a person's standing. What the server answers is shown at once, where it answers with the whole person; else the page
 * is asked for again. Lists follow.
 */
export function usePersonChange<Wanted = void>(id: string, change: (wanted: Wanted) => Promise<PersonShown | undefined>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (person) => {
      if (person) client.setQueryData(personKey(id), person);
      else await client.invalidateQueries({ queryKey: personKey(id) });
      void client.invalidateQueries({ queryKey: peopleKey });
      void client.invalidateQueries({ queryKey: staffKey });
    },
  });
}
