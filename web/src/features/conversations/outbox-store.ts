import { store } from "../../lib/storage.ts";
import type { Outgoing } from "./thread-state.ts";

const prefix = (conversationId: string) => `baraza:outgoing:${conversationId}:`;

/** Keeps an unsent message for a reload or a crash; each has a place of its own, so that two tabs do not overwrite each other. */
export function keepOutgoing(conversationId: string, one: Outgoing): void {
  store(prefix(conversationId) + one.clientId, JSON.stringify({ clientId: one.clientId, body: one.body, at: one.at }));
}

/** Forgets a message that has arrived or was taken back. */
export function forgetOutgoing(conversationId: string, clientId: string): void {
  store(prefix(conversationId) + clientId, null);
}

/**
 * The messages of a conversation that this browser has written and not safely sent, oldest first. They wait for the person to
 * send them again: whether they arrived is not known, and with the same client id that does no harm.
 */
export function keptOutgoing(conversationId: string, reason: string): Outgoing[] {
  return keysUnder(prefix(conversationId))
    .flatMap((key) => parsed(key, reason))
    .sort((a, b) => a.at.localeCompare(b.at));
}

function keysUnder(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

function parsed(key: string, reason: string): Outgoing[] {
  try {
    const { clientId, body, at } = JSON.parse(localStorage.getItem(key) ?? "") as Partial<Outgoing>;
    if (typeof clientId !== "string" || typeof body !== "string" || typeof at !== "string") return [];
    return [{ clientId, body, at, state: "failed", reason }];
  } catch {
    return [];
  }
}
