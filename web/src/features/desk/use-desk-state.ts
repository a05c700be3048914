import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import type { DeskFilter, TicketRow } from "../../../../contract/desk.ts";
import type { Me } from "../../lib/session.ts";
import { useMedia } from "../../lib/use-media.ts";
import type { Desk, DeskLayout, TicketAction } from "./desk-context.ts";
import { useSelection } from "./bulk/use-selection.ts";
import { advances } from "./desk-settings.ts";
import { askedOf, filterFrom, searchFrom } from "./list/filter-url.ts";
import { nowhere, placeAfter, placeAt, stepFrom, type Place } from "./list/place.ts";
import { useDeskList, type DeskListControl } from "./list/use-desk-list.ts";
import { useTypedAhead } from "./use-typed-ahead.ts";

function useLayout(): DeskLayout {
  const wide = useMedia("(min-width: 1280px)");
  const middle = useMedia("(min-width: 768px)");
  return wide ? "wide" : middle ? "middle" : "phone";
}

/** The agent's place in the list, through everything that happens to the list. */
function usePlace({ key, view: { rows } }: DeskListControl, openNumber: string | null): [Place, (place: Place) => void] {
  const [held, setHeld] = useState({ key, rows, place: nowhere });
  let { place } = held;
  if (held.key !== key) place = nowhere;
  else if (held.rows !== rows) place = placeAfter(place, held.rows, rows);
  const openAt = openNumber === null ? -1 : rows.findIndex((row) => row.number === openNumber);
  if (openAt >= 0 && rows[openAt]?.id !== place.id) place = placeAt(rows, openAt);
  if (held.key !== key || held.rows !== rows || held.place !== place) setHeld({ key, rows, place });
  const move = useCallback((next: Place) => setHeld((now) => ({ ...now, place: next })), []);
  return [place, move];
}

/** What waits for a ticket to come. Whoever turns to another ticket wants it no longer: it must not be done to that one. */
function useWanted(openNumber: string | null): [Desk["wanted"], (wanted: Desk["wanted"]) => void] {
  const [held, setHeld] = useState({ wanted: null as Desk["wanted"], openNumber });
  const wanted = held.openNumber !== openNumber && held.wanted?.number !== openNumber ? null : held.wanted;
  if (held.openNumber !== openNumber) setHeld({ wanted, openNumber });
  const want = useCallback((next: Desk["wanted"]) => setHeld((now) => ({ ...now, wanted: next })), []);
  return [wanted, want];
}

/** Everything that the parts of the desk share: the list and one's place in it, the open ticket, and the ways between them. */
export function useDeskState(me: Me): Desk {
  const [, navigate] = useLocation();
  const search = useSearch();
  const [, params] = useRoute("/desk/tickets/:number");
  const openNumber = params?.number ?? null;
  const layout = useLayout();
  const filter = useMemo(() => filterFrom(search), [search]);
  const asked = useMemo(() => askedOf(filter), [filter]);
  const list = useDeskList(asked, me.person.id);
  const selecting = useSelection(list);
  const [place, setPlace] = usePlace(list, openNumber);
  const [focusRow, setFocusRow] = useState<Desk["focusRow"]>(null);
  const [wanted, setWanted] = useWanted(openNumber);

  const acting = useRef<((action: TicketAction) => void) | null>(null);

  const query = searchFrom(filter);
  const pathOf = useCallback((path: string) => (query ? `${path}?${query}` : path), [query]);
  const hrefOf = useCallback((number: string) => pathOf(`/desk/tickets/${number}`), [pathOf]);

  // The functions below are called by keys and after requests: they look at the list as it is then.
  const now = useRef({ list, place, openNumber, hrefOf, pathOf });
  useEffect(() => {
    now.current = { list, place, openNumber, hrefOf, pathOf };
  });
  const ways = useMemo(() => {
    const rows = () => now.current.list.view.rows;
    const goTo = (index: number) => {
      const row = rows()[index];
      if (!row) return;
      setPlace(placeAt(rows(), index));
      setFocusRow({ id: row.id });
      if (now.current.openNumber !== null) navigate(now.current.hrefOf(row.number), { replace: true });
      if (index > rows().length - 10) void now.current.list.store.loadMore();
    };
    const close = () => {
      const { id } = now.current.place;
      navigate(now.current.pathOf("/desk"));
      if (id !== null) setFocusRow({ id });
    };
    const open = (row: Pick<TicketRow, "id" | "number">) => {
      const index = rows().findIndex((one) => one.id === row.id);
      if (index >= 0) setPlace(placeAt(rows(), index));
      // Going through the list with a ticket open is one step of history, so that Back leads to the list.
      navigate(now.current.hrefOf(row.number), { replace: now.current.openNumber !== null });
    };
    return {
      close,
      open,
      openNumbered: (number: string) => navigate(now.current.hrefOf(number)),
      step: (by: 1 | -1) => {
        const index = stepFrom(now.current.place, rows(), by);
        if (index !== null) goTo(index);
      },
      advance: (ticketId: string) => {
        const { place: here, openNumber: shown } = now.current;
        if (!advances() || here.id !== ticketId || shown === null) return;
        const index = stepFrom(here, rows(), 1) ?? stepFrom(here, rows(), -1);
        const row = index === null ? undefined : rows()[index];
        if (row && row.id !== ticketId && index !== null) goTo(index);
        else close();
      },
      request: (action: TicketAction) => {
        const { place: here, openNumber: shown } = now.current;
        const row = here.id === null ? rows()[0] : rows().find((one) => one.id === here.id);
        if (shown === null && !row) return;
        if (shown === null && row) open(row);
        else if (acting.current) return acting.current(action);
        setWanted({ action, number: shown ?? row?.number ?? "" });
      },
      wantedDone: () => setWanted(null),
    };
  }, [navigate, setPlace, setWanted]);
  const typed = useTypedAhead(wanted !== null, ways.wantedDone);

  const setFilter = useCallback(
    (next: DeskFilter) => {
      const text = searchFrom(next);
      const path = openNumber !== null && layout !== "phone" ? `/desk/tickets/${openNumber}` : "/desk";
      navigate(text ? `${path}?${text}` : path);
    },
    [layout, navigate, openNumber],
  );
  return { me, layout, filter, asked, setFilter, list, selecting, place, focusRow, openNumber, hrefOf, wanted, acting, typed, ...ways };
}
