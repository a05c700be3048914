import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { DeskFilter, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import type { Page } from "../../../lib/use-pages.ts";
import { onArrival } from "../compose/page-queue.ts";
import { useLiveEvent, useLiveRoom, useLiveState } from "../../conversations/page-live.ts";
import { DeskListStore, type DeskListView } from "./desk-list-store.ts";

/** Lists looked at lately, so that going back to a view shows it at once, and then as it is now. */
const stores = new Map<string, DeskListStore>();
const mostStores = 8;

/** Milliseconds between looks: without a connection, and where waiting alone changes the list. */
const lookEvery = { offline: 20_000, breaching: 60_000 };

function storeFor(key: string, filter: DeskFilter, me: string): DeskListStore {
  const known = stores.get(key);
  const store = known ?? new DeskListStore(filter, me, ({ limit, cursor }) => api<Page<TicketRow>>("GET", "/api/desk/tickets", { query: { ...filter, limit, cursor } }));
  // The one looked at last stands at the end.
  stores.delete(key);
  stores.set(key, store);
  for (const old of [...stores.keys()].slice(0, -mostStores)) stores.delete(old);
  return store;
}

export type DeskListControl = { key: string; view: DeskListView; store: DeskListStore };

/**
 * The agents' list for a filter, live.
 *
 * @param filter with view and sort said, as `askedOf` makes it
 */
export function useDeskList(filter: DeskFilter, me: string): DeskListControl {
  const key = `${me} ${JSON.stringify(filter)}`;
  const store = useMemo(() => storeFor(key, filter, me), [key, filter, me]);
  const view = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const live = useLiveState();
  useEffect(() => void store.refresh(), [store]);
  useEffect(() => onArrival((one, message) => store.read(one.ticketId, message.seq)), [store]);
  useLiveRoom("desk", () => void store.refresh(), () => undefined);
  useLiveEvent("ticket", (news) => store.hear(news));
  const every = live !== "on" ? lookEvery.offline : filter.view === "breaching" ? lookEvery.breaching : null;
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void store.refresh(), every);
    return () => clearInterval(timer);
  }, [every, store]);
  return { key, view, store };
}
