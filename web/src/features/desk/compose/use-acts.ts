import { useState } from "react";
import type { MacroActions } from "../../../../../contract/desk.ts";
import { readStored, store } from "../../../lib/storage.ts";

const place = (ticketId: string) => `baraza:desk-acts:${ticketId}`;

function kept(ticketId: string): MacroActions {
  try {
    return JSON.parse(readStored(place(ticketId)) ?? "{}") as MacroActions;
  } catch {
    return {};
  }
}

export type Acts = {
  /** What will be done with the reply. */
  actions: MacroActions;
  /** A macro was chosen: its acts join those that are there. */
  add: (actions: MacroActions) => void;
  leaveOut: (name: keyof MacroActions) => void;
  /** Hands them over to the reply that is sent. */
  take: () => MacroActions | null;
  /** Replies came back unsent, with their acts. */
  putBack: (all: readonly MacroActions[]) => void;
};

function together(first: MacroActions, second: MacroActions): MacroActions {
  const addTags = [...new Set([...(first.addTags ?? []), ...(second.addTags ?? [])])].slice(0, 10);
  return { ...first, ...second, ...(addTags.length > 0 && { addTags }) };
}

/** What macros have put beside the reply that is being written (DK-9). Kept with the draft, through a reload. */
export function useActs(ticketId: string): Acts {
  const [held, setHeld] = useState({ ticketId, actions: kept(ticketId) });
  const actions = held.ticketId === ticketId ? held.actions : kept(ticketId);
  const set = (next: MacroActions) => {
    store(place(ticketId), Object.keys(next).length > 0 ? JSON.stringify(next) : null);
    setHeld({ ticketId, actions: next });
  };
  return {
    actions,
    add: (more) => set(together(actions, more)),
    leaveOut: (name) => set(Object.fromEntries(Object.entries(actions).filter(([key]) => key !== name))),
    take: () => {
      if (Object.keys(actions).length === 0) return null;
      set({});
      return actions;
    },
    putBack: (all) => {
      const back = all.reduce(together, {});
      if (Object.keys(back).length > 0) set(together(back, actions));
    },
  };
}
