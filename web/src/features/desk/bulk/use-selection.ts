import { useCallback, useMemo, useState } from "react";
import type { DeskListControl } from "../list/use-desk-list.ts";
import { nothingSelected, toggled, within, type Selection } from "./selection.ts";

export type SelectionControl = {
  selection: Selection;
  toggle: (id: string, range?: boolean) => void;
  selectShown: () => void;
  selectAll: () => void;
  clear: () => void;
};

/** The tickets chosen in a list. Another list begins with none. */
export function useSelection({ key, view: { rows } }: DeskListControl): SelectionControl {
  const [held, setHeld] = useState<{ key: string; selection: Selection }>({ key, selection: nothingSelected });
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const selection = held.key === key ? within(held.selection, order) : nothingSelected;
  const set = useCallback((next: Selection) => setHeld({ key, selection: next }), [key]);
  return useMemo(() => ({
    selection,
    toggle: (id, range = false) => set(toggled(selection, id, order, range)),
    selectShown: () => set({ ...selection, ids: new Set(order), all: false }),
    selectAll: () => set({ ...selection, ids: new Set(order), all: true }),
    clear: () => set(nothingSelected),
  }), [selection, set, order]);
}
