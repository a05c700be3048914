import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden, invalid } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { accessPerson } from "../access.ts";
import { asSystem } from "../act-as-system.ts";
import * as sessions from "../session.queries.ts";
import * as staff from "../staff.queries.ts";
import type { StaffRow } from "../staff-rows.ts";
import * as queries from "./ban.queries.ts";
import { banWords } from "./ban-refusal.ts";
import { signalsOf } from "./ban-signals.ts";
import * as signals from "./signal.queries.ts";

/** The longest suspension, in days: what is meant for longer is a ban. */
const longestSuspension = 3 * 366;

/**
 * ID-12: bans for good, or suspends until a time, and ends sessions and open pages at once, on every node. What stood before is
 * replaced; the same again changes nothing.
 * @throws 403 oneself, equals and those above; 404; 409 `already-erased`, `last-super-admin` (ID-7); 422 a time that is over
 */
export async function banPerson(tx: Tx, personId: string, wanted: { reason: string; until: Date | null }): Promise<void> {
  const { isStaff } = await accessBannable(tx, personId);
  const { reason, until } = wanted;
  if (until && until.getTime() < tx.now.getTime() + 60_000) throw invalid([{ path: "until", message: "Choose a time in the future." }]);
  if (until && until.getTime() > tx.now.getTime() + longestSuspension * 86_400_000) throw invalid([{ path: "until", message: "Suspend for three years at most, or ban for good." }]);
  const [standing] = await queries.banInForce.run({ personId, now: tx.now }, tx);
  if (standing && standing.reason === reason && standing.until?.getTime() === until?.getTime()) return;
  const by = tx.actor.personId;
  const [replaced] = await queries.endBan.run({ personId, by, now: tx.now }, tx);
  const [ban] = await queries.insertBan.run({ personId, kind: until ? "suspension" : "ban", reason, until, by, now: tx.now }, tx);
  if (!ban) throw new Error("a ban could not be written");
  await asSystem(tx, () => keepSignals(tx, personId, ban.id, replaced?.id ?? null));
  const ended = await sessions.endSessions.run({ personId }, tx);
  await audit(tx, {
    verb: until ? "member.suspended" : "member.banned", subjectKind: "person", subjectId: personId,
    before: standing ? { banId: standing.id, until: standing.until } : null, after: { banId: ban.id, until, sessions: ended.length },
  });
  await emit(tx, "person.banned", { banId: ban.id, personId, byId: by, isStaff, until: until?.toISOString() ?? null });
  const why = { reason: until ? "suspended" as const : "banned" as const, message: banWords(tx.services, wanted), until: until?.toISOString() ?? null };
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId, why));
}

/** Lets somebody in again. Nothing to lift: nothing changes. @throws 403, 404 */
export async function liftBan(tx: Tx, personId: string): Promise<void> {
  await accessBannable(tx, personId);
  const [standing] = await queries.banInForce.run({ personId, now: tx.now }, tx);
  const [ended] = await queries.endBan.run({ personId, by: tx.actor.personId, now: tx.now }, tx);
  if (standing && ended) await audit(tx, { verb: "member.ban-lifted", subjectKind: "person", subjectId: personId, before: { banId: ended.id, until: ended.until } });
}

/** The devices and networks of this person's past visits, and their address; and those of the ban before, which are forgotten elsewhere by now. */
async function keepSignals(tx: Tx, personId: string, banId: string, replacedId: string | null): Promise<void> {
  const [facts] = await signals.visitorFacts.run({ personId }, tx);
  if (!facts) return;
  const own = signalsOf(tx.services, { device: null, address: null, email: facts.email });
  await signals.storeSignals.run({ personId, kinds: own.map((s) => s.kind), hashes: own.map((s) => s.hash), now: tx.now }, tx);
  await signals.copyToBan.run({ banId, personId }, tx);
  if (replacedId) await signals.copyFromBan.run({ banId, from: replacedId }, tx);
}

async function accessBannable(tx: Tx, personId: string): Promise<StaffRow> {
  await staff.lockStanding.run({ id: personId }, tx);
  const person = await accessPerson(tx, personId);
  if (person.erasedAt) throw conflict("already-erased", "This account was erased.");
  const [rank] = await queries.outranks.run({ personId }, tx);
  if (!rank?.outranks) throw forbidden(personId === tx.actor.personId ? "You can't ban yourself." : "You can ban those below you only; staff only with the right to manage staff.");
  return person;
}
