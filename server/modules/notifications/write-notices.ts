import { setImmediate } from "node:timers/promises";
import type { Tx } from "../../platform/db/tx.ts";
import { addJobs } from "../../platform/jobs/add-jobs.ts";
import { oneLine } from "../../platform/mail/mail-content.ts";
import type { NoticeKind, Telling } from "../../platform/notices.ts";
import type { Services } from "../../platform/services.ts";
import { waysOf } from "./choices.ts";
import * as queries from "./notification.queries.ts";
import { badgesOf, presentNotification } from "./present.ts";
import { pushJobName } from "./push/push-job.ts";
import { readersOf, type Reader } from "./readers.ts";
import { sendDueMails } from "./send-mails.ts";
import { gatherMinutes } from "./settings.ts";
import { mailDue, pushDue } from "./when-due.ts";

/** So many notices go to open pages before what came meanwhile has its turn: thousands at once held everybody up for 50 ms. */
const shownAtOnce = 50;

/** A kind with what it tells now, and the event's payload for its own mail. */
export interface Notice { kind: NoticeKind; telling: Telling; payload: object }

/**
 * Tells people, as the system: one statement writes what stands under the bell, what is to be pushed and what is to be mailed, for
 * everybody at once. What they were told of before (by its source) is not told again. What is due goes at once: mails in this
 * transaction, push messages by a job each after it.
 * @param options.awayOnly leaves out who sits before an open page
 * @returns how many were told something new
 */
export async function writeNotices(tx: Tx, notices: readonly Notice[], options: { awayOnly?: boolean } = {}): Promise<number> {
  const readers = await readersOf(tx, notices.flatMap(({ telling }) => telling.to));
  const byId = new Map(readers.filter(({ active }) => !(options.awayOnly && active)).map((reader) => [reader.personId, reader]));
  const given = notices.flatMap((notice) => [...new Set(notice.telling.to)].flatMap((id) => {
    const reader = byId.get(id);
    return reader ? rowFor(tx, notice, reader) : [];
  }));
  if (given.length === 0) return 0;
  const told = await queries.writeNotices.run({ given, now: tx.now }, tx);
  const shown = told.filter((row) => row.inApp);
  const badges = await badgesOf(tx, [...new Set(shown.map(({ personId }) => personId))]);
  tx.afterCommit(() => { void showAll(tx.services, shown.map((row) => ({ row, unread: badges.get(row.personId)?.unread ?? 0 }))); });
  await addJobs(tx, [...new Set(told.flatMap(({ pushNow }) => pushNow))].map((subscriptionId) => ({ identifier: pushJobName, payload: { subscriptionId }, maxAttempts: 5 })));
  const mailed = new Set(given.filter((row) => row.mailAt !== null && row.mailAt <= tx.now).map(({ personId }) => personId));
  for (const row of told) if (mailed.delete(row.personId)) await sendDueMails(tx, row.personId, byId.get(row.personId));
  return told.length;
}

/** Puts notices under the bells of open pages. After an outage there are thousands, and whoever writes meanwhile must not wait for all of them. */
async function showAll({ realtime, log }: Services, shown: readonly { row: queries.WriteNoticesResult; unread: number }[]): Promise<void> {
  for (const [i, { row, unread }] of shown.entries()) {
    if (i > 0 && i % shownAtOnce === 0) await setImmediate();
    try {
      realtime.publish(`person:${row.personId}`, "notification", { kind: "notice", notification: presentNotification(row), unread });
    } catch (err) {
      log.error({ err }, "a notice could not be shown to open pages; it is under the bell of the next one");
    }
  }
}

function rowFor(tx: Tx, { kind, telling, payload }: Notice, reader: Reader) {
  const ways = waysOf(kind, reader.choices);
  if (!ways.inApp && !ways.push && !ways.mail) return [];
  const { title, body } = telling.text[reader.locale];
  const timing = { ...reader, critical: kind.priority === "critical", gatherMinutes: tx.services.settings.get(gatherMinutes) };
  return [{
    personId: reader.personId, source: telling.source, kind: kind.name, priority: kind.priority, title: oneLine(title, 200), body: oneLine(body, 400), link: telling.link,
    groupKey: telling.groupKey, count: telling.count ?? 1, aboutId: telling.aboutId ?? null, conversationId: telling.thread?.conversationId ?? null, seq: telling.thread?.seq ?? null,
    inApp: ways.inApp, pushAt: ways.push ? pushDue(timing, tx.now) : null, mailAt: ways.mail ? mailDue(timing, tx.now) : null, payload,
  }];
}
