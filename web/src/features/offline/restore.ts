import { hydrate, type QueryClient } from "@tanstack/react-query";
import { setManner } from "../../lib/format.ts";
import { forgetKept, keptPerson, showKeptSince } from "../../lib/kept.ts";
import { meKey, type Me } from "../../lib/session.ts";
import { readKept } from "./kept-store.ts";

/**
 * Shows what this browser keeps, since the server can't be asked. When the server answers again and somebody else is signed in, or
 * nobody, all of it goes and the page begins anew.
 */
export default async function restore(client: QueryClient): Promise<void> {
  const kept = await readKept().catch(() => undefined);
  // The server may have answered meanwhile; whoever that is has the right page already.
  if (!kept || kept.person !== keptPerson() || client.getQueryData(meKey) !== undefined) return;
  hydrate(client, kept.state);
  // As the server's answer would set it.
  setManner({ timeZone: client.getQueryData<Me | null>(meKey)?.timeZone ?? undefined });
  showKeptSince(kept.at);
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.query.queryKey[0] !== meKey[0]) return;
    stop();
    showKeptSince(null);
    const me = client.getQueryData<Me | null>(meKey);
    // What was shown meanwhile is from the last time, however short ago that is.
    if (me?.person.id === kept.person) return void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    forgetKept();
    location.reload();
  });
}
