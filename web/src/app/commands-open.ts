const listeners = new Set<() => void>();

/** Opens the command bar, as Ctrl-K does: for buttons far from it. */
export function openCommands(): void {
  for (const listener of listeners) listener();
}

/** Calls the listener whenever somebody wants the command bar; answers with the way to stop. */
export function onOpenCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
