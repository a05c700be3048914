import { createHash } from "node:crypto";
import { systemActor } from "../../../platform/actor.ts";
import { byIndex } from "../../../platform/db/by-index.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { lookEvery } from "../../../platform/jobs/look-every.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import type { Services } from "../../../platform/services.ts";
import { openingHours } from "../settings.ts";
import type { WorkingHours } from "../sla/open-spans.ts";
import { ticketFacts } from "./ticket-facts.ts";
import * as queries from "./facts.queries.ts";

/** Raised when `ticketFacts` counts something in another way: all tickets are then computed anew. */
const way = 2;
/** Tickets in one transaction. */
const batch = 500;
/** Batches of one look; while many people are served one of fewer tickets is enough: they go before reports. */
const mostBatches = 40, batchWhileBusy = 50;
/** A transaction that began this long ago, in milliseconds, has ended: what it changed is seen by now. */
const longestTransaction = 60_000;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/** When the desk is open, for times that count opening hours only. */
export function deskHours({ settings }: Services): WorkingHours {
  const { zone, ...week } = settings.get(openingHours);
  return { zone: zone ?? settings.get(communityTimeZone), week, holidays: new Set(week.holidays?.map(({ date }) => date)) };
}

/**
 * Brings the facts up to date with the tickets: with those that changed, found by their version, and with all of them after the opening
 * hours or the way of counting have changed. Goes on where it was after a stop; one worker does it at a time.
 * @returns how many tickets were computed
 */
export async function sweepFacts(services: Services, isEnding: () => boolean = () => false): Promise<number> {
  let kept = 0;
  for (let turn = 0; turn < mostBatches && !isEnding(); turn++) {
    const most = services.load.busy() ? batchWhileBusy : batch;
    const done = await withTx(services, { actor: systemActor }, (tx) => keepBatch(tx, most));
    kept += done;
    if (done < most || services.load.busy()) break;
  }
  return kept;
}

async function keepBatch(tx: Tx, batch: number): Promise<number> {
  const [lock] = await queries.lockKeeping.run(undefined, tx);
  const [progress] = await queries.progress.run(undefined, tx);
  if (!lock?.free || !progress) return 0;
  await byIndex(tx);
  const hours = deskHours(tx.services);
  const rules = createHash("sha256").update(JSON.stringify([way, hours.zone, hours.week])).digest("base64url");
  const walkedTo = progress.rules === rules ? progress.walkedTo : beforeAll;
  const recently = new Date(tx.now.getTime() - longestTransaction);
  const changed = (await queries.changedTickets.run({ since: progress.syncedTo ?? recently, limit: batch }, tx)).map((row) => row.id);
  const walked = walkedTo === null || changed.length === batch ? [] : (await queries.ticketsAfter.run({ after: walkedTo, limit: batch - changed.length }, tx)).map((row) => row.id);
  await computeFacts(tx, [...new Set([...changed, ...walked])], hours);
  const atEnd = walkedTo !== null && walked.length < batch - changed.length;
  await queries.advance.run({ syncedTo: changed.length < batch ? recently : null, rules, walkedTo: atEnd ? null : walked.at(-1) ?? walkedTo }, tx);
  return changed.length + walked.length;
}

/** Computes and stores the facts of some tickets, as the system. Heads are read first: what comes in between shows as a newer version the next time. */
export async function computeFacts(tx: Tx, ticketIds: readonly string[], hours: WorkingHours): Promise<void> {
  if (ticketIds.length === 0) return;
  const heads = await queries.heads.run({ ticketIds }, tx);
  const histories = Map.groupBy(await queries.history.run({ ticketIds }, tx), (row) => row.ticketId);
  const facts = heads.map((head) => ({ head, ...ticketFacts(head, histories.get(head.id) ?? [], hours) }));
  await queries.saveFacts.run({ rows: facts.map(({ head, firstResponse }) => ({
    ticket_id: head.id, ticket_version: head.version, created_at: head.createdAt, assignee_id: head.assigneeId, team_id: head.teamId, category: head.category, channel: head.channel,
    first_response_at: firstResponse?.at, first_responder_id: firstResponse?.byId, first_response_seconds: firstResponse?.seconds, first_response_open_seconds: firstResponse?.openSeconds,
  })) }, tx);
  await queries.dropSpells.run({ ticketIds }, tx);
  await queries.saveSpells.run({ rows: facts.flatMap(({ head, spells }) => spells.map((spell, i) => ({
    ticket_id: head.id, number: i + 1, created_at: head.createdAt, from_at: spell.from, to_at: spell.to, agent_id: spell.agentId, team_id: head.teamId, category: head.category, channel: head.channel,
    solved: spell.solved, reopened: spell.reopened, replies: Math.min(spell.replies, 32_767), seconds: spell.seconds, open_seconds: spell.openSeconds,
  }))) }, tx);
}

/** Milliseconds between two looks: reports are that far behind at most, and nothing on the way of a request knows of them. */
const every = 2000;

/** Keeps facts for as long as the process runs. @returns what to do at the end */
export function startKeepingFacts(services: Services): () => Promise<void> {
  return lookEvery(services, every, "facts for reports could not be kept", (isEnding) => sweepFacts(services, isEnding));
}
