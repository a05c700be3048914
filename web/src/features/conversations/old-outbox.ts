import { store } from "../../lib/storage.ts";

const prefix = (conversationId: string) => `baraza:outgoing:${conversationId}:`;

/** A message as versions before the browser's database kept it. */
export type OldOutgoing = { clientId: string; body: string; at: string };

/**
 * Takes what an older version of the app has kept of a conversation, oldest first. Who wrote it was not kept with it, so it must
 * not go out by itself.
 */
export function takeOldOutgoing(conversationId: string): OldOutgoing[] {
  return keysUnder(prefix(conversationId))
    .flatMap((key) => {
      const found = parsed(key);
      store(key, null);
      return found;
    })
    .sort((a, b) => a.at.localeCompare(b.at));
}

function keysUnder(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

function parsed(key: string): OldOutgoing[] {
  try {
    const { clientId, body, at } = JSON.parse(localStorage.getItem(key) ?? "") as Partial<OldOutgoing>;
    return typeof clientId === "string" && typeof body === "string" && typeof at === "string" ? [{ clientId, body, at }] : [];
  } catch {
    return [];
  }
}
