import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Telling } from "../../platform/notices.ts";
import type { Services } from "../../platform/services.ts";
import { profilesOf } from "../identity/index.ts";
import { directKind } from "./kinds/direct-message.ts";
import * as queries from "./notification.queries.ts";
import { directAfterSeconds } from "./settings.ts";
import { writeNotices } from "./write-notices.ts";

const markName = "direct";
/** Who was here when it came may go away without reading: looked at again for so long. */
const lookBack = 3 * 60_000;
/** After an outage of the workers, no more than this is made up for. */
const longest = 86_400_000;
/** Conversations that are found in one step, since finding any reads all messages of the time; and those that are told of in one. */
const page = 5000, tellAtOnce = 500;

/**
 * CH-10, CV-12: tells who is away of direct messages that they have not read, grouped by conversation. Sending a message knows nothing
 * of this: it is one statement without a job. Of several workers one sweeps; what was told (up to which message) is not told again.
 * After an outage there may be very many: they are looked at by `limit`.
 */
export async function tellDirect(services: Services, limit: number = page): Promise<number> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    const until = new Date(tx.now.getTime() - services.settings.get(directAfterSeconds) * 1000);
    await queries.makeMark.run({ name: markName, at: until }, tx);
    const [mark] = await queries.takeMark.run({ name: markName }, tx);
    if (!mark) return 0;
    const after = Math.max(Math.min(mark.at.getTime(), until.getTime() - lookBack), until.getTime() - longest);
    let told = 0;
    for (let last: queries.UnreadDirectResult | undefined; ;) {
      const unread: queries.UnreadDirectResult[] = await queries.unreadDirect.run({
        after: new Date(after), until, personId: last?.personId ?? null, conversationId: last?.conversationId ?? null, limit,
      }, tx);
      const names = new Map((await profilesOf(tx, [...new Set(unread.map(({ fromId }) => fromId))])).map((person) => [person.id, person.name]));
      for (let at = 0; at < unread.length; at += tellAtOnce) {
        const notices = unread.slice(at, at + tellAtOnce).map((row) => ({ kind: directKind, telling: telling(row, names.get(row.fromId) ?? ""), payload: {} }));
        told += await writeNotices(tx, notices, { awayOnly: true });
      }
      if (unread.length < limit) break;
      last = unread.at(-1);
    }
    await queries.moveMark.run({ name: markName, at: until }, tx);
    return told;
  });
}

function telling({ conversationId, personId, fromId, lastSeq: seq, unread: count }: queries.UnreadDirectResult, name: string): Telling {
  return {
    to: [personId], source: `direct:${conversationId}:${seq}`, groupKey: conversationId, link: `/conversations/${conversationId}`,
    aboutId: fromId, thread: { conversationId, seq }, count,
    text: { en: { title: name, body: "wrote to you." }, sw: { title: name, body: "amekuandikia." } },
  };
}

