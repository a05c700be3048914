import { useEffect, useState } from "react";
import type { ServerEvents } from "../../../../../contract/live.ts";
import { live, useLiveEvent, useLiveRoom } from "../../conversations/page-live.ts";

export type Colleague = ServerEvents["presence"]["people"][number];

/** Who else of the team looks at a ticket, and who of them writes (DK-8). */
export function useColleagues(ticketId: string, me: string): readonly Colleague[] {
  const [people, setPeople] = useState<readonly Colleague[]>([]);
  useEffect(() => setPeople([]), [ticketId]);
  useLiveRoom(`ticket:${ticketId}`, () => undefined, () => setPeople([]));
  useLiveEvent("presence", (presence) => {
    if (presence.ticketId === ticketId) setPeople(presence.people.filter((one) => one.personId !== me));
  });
  return people;
}

/** The sign stands for four seconds on the server. */
const sayEvery = 2_000;
let said = { ticketId: "", at: 0 };

/** Tells the team that one writes here, at most every two seconds. */
export function sayWriting(ticketId: string): void {
  if (said.ticketId === ticketId && Date.now() - said.at < sayEvery) return;
  said = { ticketId, at: Date.now() };
  live.say("ticket-typing", { ticketId, typing: true });
}

/** Tells the team that one has stopped. */
export function sayStopped(ticketId: string): void {
  if (said.ticketId !== ticketId) return;
  said = { ticketId: "", at: 0 };
  live.say("ticket-typing", { ticketId, typing: false });
}
