/** Which tickets are chosen for a bulk action. `all`: every ticket that the filter finds, also those not loaded. */
export type Selection = { readonly ids: ReadonlySet<string>; readonly all: boolean; /** Where a range with Shift begins. */ readonly anchor: string | null };

export const nothingSelected: Selection = { ids: new Set(), all: false, anchor: null };

export function isSelecting({ ids, all }: Selection): boolean {
  return all || ids.size > 0;
}

/**
 * Chooses a ticket or leaves it out; with `range`, everything from the last one chosen to it.
 *
 * @param order ids in the order of the list
 */
export function toggled(selection: Selection, id: string, order: readonly string[], range = false): Selection {
  const { ids, anchor } = selection;
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (range && from >= 0 && to >= 0) return { ids: new Set([...ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]), all: false, anchor };
  // Out of "all" one leaves one out of those that are shown.
  const next = new Set(selection.all ? order : ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, all: false, anchor: id };
}

/** What is left of a selection after the list has changed: tickets that have gone from it are not acted on unseen. */
export function within(selection: Selection, order: readonly string[]): Selection {
  if (selection.all || selection.ids.size === 0) return selection;
  const shown = new Set(order);
  const ids = new Set([...selection.ids].filter((id) => shown.has(id)));
  return ids.size === selection.ids.size ? selection : { ...selection, ids };
}
