import { systemActor } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { conflict, DomainError } from "../../platform/errors.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import type { Services } from "../../platform/services.ts";
import { accessPerson } from "./access.ts";
import { adultAge, ageOn, checkBirthDate } from "./age.ts";
import { adultsOnly } from "./account-settings.ts";
import * as queries from "./age.queries.ts";

const day = 86_400_000;

/** An age as the log keeps it. */
export interface AgeCheck { birthDate: string; method: "self_declared" | "document" | "third_party"; verifier?: string; note?: string }

const tooYoung = () => new DomainError({
  code: "adults-only", status: 403, title: "Adults only", detail: `You have to be at least ${adultAge} for this.`,
  fields: [{ path: "birthDate", message: `You have to be at least ${adultAge} for this.` }],
});

/** Writes one row of the age log. @returns its id, the age, and whether that is an adult's */
export async function logAge(tx: Tx, personId: string | null, check: AgeCheck): Promise<{ id: string; age: number; adult: boolean }> {
  const age = ageOn(check.birthDate, tx.now, tx.services.settings.get(communityTimeZone));
  const adult = age >= adultAge;
  const [row] = await queries.logAgeCheck.run({ personId, statedDate: check.birthDate, method: check.method, verifier: check.verifier ?? null, note: check.note ?? null, age, adult, now: tx.now }, tx);
  return { id: row?.id ?? "", age, adult };
}

/**
 * Whether a birth date that somebody states is possible, and old enough for this instance (ID-9). A refusal for age is logged,
 * though nobody joined. @throws 422 on `birthDate`; 403 `adults-only`
 */
export function admitBirthDate(services: Services, birthDate: string, personId: string | null): void {
  const zone = services.settings.get(communityTimeZone), now = services.clock.now();
  checkBirthDate(birthDate, now, zone);
  if (!services.settings.get(adultsOnly) || ageOn(birthDate, now, zone) >= adultAge) return;
  noteRefusal(services, personId, { birthDate, method: "self_declared" });
  throw tooYoung();
}

/** In a transaction of its own, since the refused one is rolled back; not waited for, since that one still holds its connection. */
function noteRefusal(services: Services, personId: string | null, check: AgeCheck): void {
  withTx(services, { actor: systemActor }, (tx) => logAge(tx, personId, check))
    .catch((err: unknown) => services.log.error({ err }, "a refusal for age could not be logged"));
}

/**
 * ID-9: for whatever only adults may use. Each day's first use and each refusal is in the age log. The transaction acts for the
 * person or as the system. @throws 403 `birth-date-needed` when none is known, `adults-only` when too young
 */
export async function requireAdult(tx: Tx, personId: string): Promise<void> {
  const [details] = await queries.findDetails.run({ personId }, tx);
  if (!details?.birthDate) {
    throw new DomainError({ code: "birth-date-needed", status: 403, title: "Your birth date is needed", detail: "This is for adults. Write your birth date in your account first." });
  }
  const check = { birthDate: details.birthDate, method: (details.birthDateMethod ?? "self_declared") as AgeCheck["method"] };
  if (ageOn(check.birthDate, tx.now, tx.services.settings.get(communityTimeZone)) < adultAge) {
    noteRefusal(tx.services, personId, check);
    throw tooYoung();
  }
  const [last] = await queries.lastAgeCheck.run({ personId }, tx);
  if (last?.adult && last.statedDate === check.birthDate && tx.now.getTime() - last.at.getTime() < day) return;
  await logAge(tx, personId, check);
}

/** A member states or corrects their birth date. @throws like `admitBirthDate`; 409 `birth-date-checked` once a document has shown it */
export async function stateBirthDate(tx: Tx, personId: string, birthDate: string): Promise<void> {
  const [details] = await queries.findDetails.run({ personId }, tx);
  if (details?.birthDate === birthDate) return;
  if (details?.birthDate && details.birthDateMethod !== "self_declared") throw birthDateChecked();
  admitBirthDate(tx.services, birthDate, personId);
  await queries.setBirthDate.run({ personId, birthDate, method: "self_declared", now: tx.now }, tx);
  await logAge(tx, personId, { birthDate, method: "self_declared" });
  // The day itself is in the age log, which is erased with the person; the audit log stays for ever.
  await audit(tx, { verb: "birth-date.stated", subjectKind: "person", subjectId: personId });
}

/** What the database's trigger means too (violations.ts). */
export const birthDateChecked = (): DomainError => conflict("birth-date-checked", "A document has shown your birth date. Ask the team if it is wrong.");

/** What a document shows counts from now on, whatever was stated before. @throws notFound, 422 on `birthDate` */
export async function checkAgeByDocument(tx: Tx, personId: string, shown: { birthDate: string; note: string }): Promise<{ id: string; age: number; adult: boolean }> {
  await accessPerson(tx, personId);
  checkBirthDate(shown.birthDate, tx.now, tx.services.settings.get(communityTimeZone));
  await queries.setBirthDate.run({ personId, birthDate: shown.birthDate, method: "document", now: tx.now }, tx);
  const result = await logAge(tx, personId, { birthDate: shown.birthDate, method: "document", verifier: tx.actor.personId ?? "", note: shown.note });
  await audit(tx, { verb: "age.checked", subjectKind: "person", subjectId: personId, after: { method: "document", adult: result.adult, checkId: result.id } });
  return result;
}
