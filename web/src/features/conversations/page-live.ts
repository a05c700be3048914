import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { ServerEventName, ServerEvents } from "../../../../contract/live.ts";
import { hurryBack, startBeats } from "./beats.ts";
import { Live, type LiveState } from "./live.ts";

/** This page's connection. */
export const live = new Live();
startBeats(live);
hurryBack(live);

/** Hears one kind of event while the component is shown. */
export function useLiveEvent<Name extends ServerEventName>(name: Name, listener: (payload: ServerEvents[Name]) => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => live.on(name, (payload) => heard(payload)), [name]);
}

/**
 * Listens in a room while the component is shown.
 *
 * @param name such as `conversation:<id>`; null for none
 */
export function useLiveRoom(name: string | null, onJoined: () => void, onLost: () => void): void {
  const joined = useEffectEvent(onJoined);
  const lost = useEffectEvent(onLost);
  useEffect(() => (name === null ? undefined : live.watch(name, { onJoined: () => joined(), onLost: () => lost() })), [name]);
}

/** Whether this page hears of news at once. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(live.onState, () => live.state, () => "off" as const);
}

let typedAt = 0;

/** Tells the others that one is typing here; at most every two seconds (CV-6). */
export function sayTyping(conversationId: string): void {
  if (Date.now() - typedAt < 2_000) return;
  typedAt = Date.now();
  live.say("typing", { conversationId });
}
