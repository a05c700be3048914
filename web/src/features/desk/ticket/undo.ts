import { useSyncExternalStore } from "react";
import { notify } from "../../../ui/toast.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

export type Change = { title: string; at: number; undo: () => void };

/** Milliseconds that the way back is shown, and in which the key takes it. */
const undoWithin = 10_000;
let last: Change | null = null;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function show(change: Change | null): void {
  clearTimeout(timer);
  last = change;
  if (change) timer = setTimeout(() => show(null), undoWithin);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Says what was done, with the way back; the key `z` takes the same way. One at a time: the next change takes its place, so that
 * quick work does not pile up notices over the page.
 */
export function tellUndoable(title: string, undo: () => void): void {
  const change: Change = {
    title,
    at: Date.now(),
    // Once, by whichever way.
    undo: () => {
      if (last !== change) return;
      show(null);
      undo();
    },
  };
  show(change);
}

/** The change that can be undone now. */
export function useLastChange(): Change | null {
  return useSyncExternalStore(subscribe, () => last, () => null);
}

/** Hides the last change without undoing it. */
export function dismissChange(): void {
  show(null);
}

/** Undoes the last change, if it was made just now. */
export function undoLast(): void {
  if (last) last.undo();
  else notify({ tone: "info", title: t("thereIsNothingTo") });
}
