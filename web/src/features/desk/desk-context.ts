import { createContext, use, type RefObject } from "react";
import type { DeskFilter, TicketRow } from "../../../../contract/desk.ts";
import type { Me } from "../../lib/session.ts";
import type { SelectionControl } from "./bulk/use-selection.ts";
import type { DeskListControl } from "./list/use-desk-list.ts";
import type { Place } from "./list/place.ts";

/** Wide: four columns. Middle: list and thread. Phone: one at a time. */
export type DeskLayout = "wide" | "middle" | "phone";

/** What can be done to a ticket by key, from the list as well as from the ticket. */
export type TicketAction = "reply" | "note" | "assign" | "claim" | "resolve" | "status" | "priority" | "category" | "tags";

export type Desk = {
  me: Me;
  layout: DeskLayout;
  /** As the address has it, and with everything said. */
  filter: DeskFilter;
  asked: DeskFilter;
  setFilter: (filter: DeskFilter) => void;
  list: DeskListControl;
  /** The tickets chosen for a bulk action. */
  selecting: SelectionControl;
  place: Place;
  /** The row to give the keyboard to; a new object each time. */
  focusRow: { id: string } | null;
  /** Number of the ticket shown. */
  openNumber: string | null;
  hrefOf: (number: string) => string;
  open: (row: Pick<TicketRow, "id" | "number">) => void;
  openNumbered: (number: string) => void;
  close: () => void;
  /** One row down or up; opens it when a ticket is open. */
  step: (by: 1 | -1) => void;
  /** The next ticket to work on after one was solved. */
  advance: (ticketId: string) => void;
  /** Does something to the open ticket, or opens the row that one is on and does it there. */
  request: (action: TicketAction) => void;
  /** The open ticket's way of doing things; it takes what keys ask for at once, so that no letter typed after them is lost. */
  acting: RefObject<((action: TicketAction) => void) | null>;
  /** What was asked for before that ticket was here. */
  wanted: { action: TicketAction; number: string } | null;
  wantedDone: () => void;
  /** What has been typed since then, for the field that was asked for. */
  typed: RefObject<string>;
};

export const DeskContext = createContext<Desk | null>(null);

/** What stays the same while the list grows or news comes, and the store that the list is made from. */
export type SteadyDesk = Pick<Desk, "me" | "layout" | "hrefOf" | "open" | "openNumbered" | "close" | "step" | "advance" | "acting" | "wanted" | "wantedDone" | "typed"> & { store: DeskListControl["store"] };

export const SteadyDeskContext = createContext<SteadyDesk | null>(null);

/** The desk around a part that does not show the list: so that scrolling the list does not draw the open ticket anew. */
export function useSteadyDesk(): SteadyDesk {
  const desk = use(SteadyDeskContext);
  if (!desk) throw new Error("This part belongs on the desk");
  return desk;
}

/** The desk around a component. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("This part belongs on the desk");
  return desk;
}
