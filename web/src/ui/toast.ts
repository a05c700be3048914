/** A short message about something that has just happened. */
export type Notice = {
  tone: "success" | "info" | "warning" | "danger";
  title: string;
  description?: string;
  action?: { label: string; run: () => void };
  /** Stays until dismissed, though it is no warning. */
  stays?: boolean;
};

const waiting: Notice[] = [];
const listeners = new Set<() => void>();

/**
 * Shows a notice. Good news leaves after six seconds; warnings and errors stay until dismissed, since nothing that a
 * person must know may vanish on its own. Usable anywhere, also before the surface that shows notices has loaded.
 */
export function notify(notice: Notice): void {
  waiting.push(notice);
  for (const listener of listeners) listener();
}

/** Hands out the notices not yet shown, once each. */
export function takeNotices(): Notice[] {
  return waiting.splice(0);
}

/** How many notices wait to be shown. */
export function waitingNotices(): number {
  return waiting.length;
}

/** Calls the listener at each new notice; answers with the way to stop. */
export function onNotice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
