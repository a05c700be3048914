import { notify } from "../../../ui/toast.ts";

type Change = { title: string; undo: () => void; at: number };
let last: Change | null = null;

/** Milliseconds in which the key undoes; the same as a notice stays. */
const undoWithin = 15_000;

/** Says what was done, with the way back; the key `z` takes the same way. */
export function notifyUndoable(title: string, undo: () => void): void {
  const change: Change = { title, at: Date.now(), undo: () => undefined };
  // Once, by whichever way.
  change.undo = () => {
    if (last === change) last = null;
    change.undo = () => undefined;
    undo();
  };
  last = change;
  notify({ tone: "success", title, action: { label: "Undo", run: () => change.undo() } });
}

/** Undoes the last change, if it was made just now. */
export function undoLast(): void {
  if (last && Date.now() - last.at < undoWithin) last.undo();
  else notify({ tone: "info", title: "There is nothing to undo" });
}
