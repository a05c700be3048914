import { store } from "../../../lib/storage.ts";
import type { Waiting } from "./reply-queue.ts";

const prefix = "baraza:desk-waiting:";
let written = new Set<string>();

/** Keeps what this page has waiting, each in a place of its own, so that tabs do not overwrite each other. */
export function keepWaiting(all: readonly Waiting[]): void {
  const now = new Set(all.map((one) => one.clientId));
  for (const clientId of written) if (!now.has(clientId)) store(prefix + clientId, null);
  for (const one of all) store(prefix + one.clientId, JSON.stringify(one));
  written = now;
}

/** Everything that this browser has waiting, oldest first. */
export function keptWaiting(): Waiting[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => parsed(localStorage.getItem(key))).sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

function parsed(text: string | null): Waiting[] {
  try {
    const one = JSON.parse(text ?? "") as Partial<Waiting>;
    const known = typeof one.clientId === "string" && typeof one.ticketId === "string" && typeof one.body === "string" && (one.kind === "reply" || one.kind === "note");
    return known ? [one as Waiting] : [];
  } catch {
    return [];
  }
}
