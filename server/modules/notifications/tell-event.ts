import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { reaction, type EventName, type Reaction } from "../../platform/events.ts";
import type { NoticeKind } from "../../platform/notices.ts";
import type { Services } from "../../platform/services.ts";
import { writeNotices, type Notice } from "./write-notices.ts";

/** Tells what an event means to people, as all kinds say that listen to it. Safe to run again. */
export async function tellEvent(services: Services, kinds: readonly NoticeKind[], payload: object): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const notices: Notice[] = [];
    for (const kind of kinds) {
      if (kind.when && !kind.when(payload as never, services)) continue;
      const telling = await kind.tell?.(tx, payload as never);
      if (telling && telling.to.length > 0) notices.push({ kind, telling, payload });
    }
    if (notices.length > 0) await writeNotices(tx, notices);
  });
}

/** One reaction, and so one job, for each event that some kind listens to; none when no kind wants this payload. */
export function noticeReactions(kinds: readonly NoticeKind[]): Reaction[] {
  const byEvent = new Map<EventName, NoticeKind[]>();
  for (const kind of kinds) if (kind.on) byEvent.set(kind.on, [...(byEvent.get(kind.on) ?? []), kind]);
  return [...byEvent].map(([on, listening]) => reaction({
    name: `notifications.${on}`, on,
    when: (payload, services) => listening.some((kind) => !kind.when || kind.when(payload, services)),
    run: ({ services }, payload) => tellEvent(services, listening, payload as object),
  }));
}
