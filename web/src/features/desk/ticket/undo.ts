import { useSyncExternalStore } from "react";
import { notify } from "../../../ui/toast.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** A way back. `at`: when what it takes back was done, in milliseconds since 1970. */
export type Way = { at: number; undo: () => void };
export type Change = Way & { title: string };

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

/**
 * Takes back what was done last: the last change, if it was made just now, or one of the other things that can be taken back now,
 * such as a reply that still waits.
 */
export function undoLast(others: readonly (Way | null)[]): void {
  const [way] = [last, ...others].filter((one) => one !== null).sort((a, b) => b.at - a.at);
  if (way) way.undo();
  else notify({ tone: "info", title: t("thereIsNothingTo") });
}
