import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import type { Services } from "../../../platform/services.ts";
import { signalsOf } from "./ban-signals.ts";
import { banInForce } from "./ban.queries.ts";
import * as queries from "./signal.queries.ts";

/**
 * ID-12: a banned person tries to sign in, and has the right password. New devices and networks join the ban's evidence; every try counts.
 */
export async function noteBannedVisit(services: Services, visit: Omit<Visit, "action">): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const [person] = await queries.visitorFacts.run({ personId: visit.personId }, tx);
    const [ban] = await banInForce.run({ personId: visit.personId, now: tx.now }, tx);
    if (!person || !ban) return;
    const signals = signalsOf(services, { ...visit, email: person.email });
    const kinds = signals.map((s) => s.kind), hashes = signals.map((s) => s.hash);
    await queries.storeSignals.run({ personId: visit.personId, kinds, hashes, now: tx.now }, tx);
    await queries.keepNewest.run({ personId: visit.personId, keep: keptSignals }, tx);
    await queries.addToBan.run({ banId: ban.id, kinds, hashes, now: tx.now }, tx);
  }).catch((err: unknown) => {
    services.log.error({ err }, "a banned person's sign-in could not be noted");
  });
}

export interface Visit { personId: string; action: "sign_up" | "sign_in"; device: string | null; address: string | null }

/** Signals of one person that are kept: a handful of browsers, places and one address. */
const keptSignals = 40;

/**
 * ID-12: remembers with what somebody came, and tells moderators when it is what a banned person came with. Nobody is turned away by it:
 * a shared phone or a cyber café is not a crime, so people look at the evidence and decide. A network alone says so little that it
 * is told only for accounts that are younger than the ban.
 */
export async function noteVisit(services: Services, visit: Visit): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const [person] = await queries.visitorFacts.run({ personId: visit.personId }, tx);
    if (!person) return;
    const signals = signalsOf(services, { ...visit, email: person.email });
    const kinds = signals.map((s) => s.kind), hashes = signals.map((s) => s.hash);
    await queries.storeSignals.run({ personId: visit.personId, kinds, hashes, now: tx.now }, tx);
    await queries.keepNewest.run({ personId: visit.personId, keep: keptSignals }, tx);
    if (person.isStaff) return;
    for (const match of await queries.bansThatMatch.run({ personId: visit.personId, kinds, hashes, now: tx.now }, tx)) {
      const weak = match.signals.every((kind) => kind === "network");
      if (weak && visit.action === "sign_in" && person.createdAt <= match.bannedAt) continue;
      const [alert] = await queries.raiseAlert.run({ banId: match.banId, personId: visit.personId, signals: match.signals, strength: weak ? "weak" : "strong", action: visit.action, now: tx.now }, tx);
      if (alert?.news) await emit(tx, "security.alert", { attemptId: alert.id, kind: "ban_evasion" });
    }
  }).catch((err: unknown) => {
    // Somebody with the right password gets in, whatever becomes of the note.
    services.log.error({ err }, "a sign-in could not be compared with bans");
  });
}
