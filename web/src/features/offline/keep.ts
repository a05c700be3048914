import { dehydrate, type QueryClient } from "@tanstack/react-query";
import { forgetKept, keptPerson, noteKeptPerson } from "../../lib/kept.ts";
import { meKey, type Me } from "../../lib/session.ts";
import { chooseKept, isKept } from "./kept-queries.ts";
import { writeKept } from "./kept-store.ts";

/** Milliseconds that a burst of answers is gathered before it is written. */
const gather = 1_500;

/**
 * Keeps what a person's pages show, for the next time without a network. What was kept of somebody else goes first.
 *
 * @returns the way to stop
 */
export function keepFor(client: QueryClient, person: string): () => void {
  if (keptPerson() !== person) forgetKept();
  noteKeptPerson(person);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isTheirs = () => keptPerson() === person && client.getQueryData<Me | null>(meKey)?.person.id === person;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!isTheirs()) return;
    const chosen = new Set(chooseKept(client.getQueryCache().getAll().filter(({ state }) => state.data !== undefined)));
    const state = dehydrate(client, { shouldDehydrateQuery: (query) => chosen.has(query), shouldDehydrateMutation: () => false });
    // When the oldest of it is from is told; it is what the server said last.
    const at = Math.max(...state.queries.map(({ state: { dataUpdatedAt } }) => dataUpdatedAt));
    void writeKept({ person, at, state }).catch(() => undefined);
  };
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    // The session has ended: what was kept of it is nobody's business here.
    if (event.query.queryKey[0] === meKey[0] && event.query.state.data === null) forgetKept();
    else if (isKept(event.query.queryKey)) timer ??= setTimeout(write, gather);
  });
  const onHide = () => document.visibilityState === "hidden" && timer !== undefined && write();
  document.addEventListener("visibilitychange", onHide);
  timer = setTimeout(write, gather);
  return () => {
    clearTimeout(timer);
    stop();
    document.removeEventListener("visibilitychange", onHide);
  };
}
