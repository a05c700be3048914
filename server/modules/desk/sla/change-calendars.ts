import type { Calendar, CalendarBody } from "../../../../contract/sla.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { latestOf, loadStored, type StoredCalendar } from "./load-rules.ts";
import { presentCalendar } from "./present-rules.ts";
import * as queries from "./sla.queries.ts";

/** Adds a calendar of working hours. */
export async function createCalendar(tx: Tx, body: CalendarBody): Promise<Calendar> {
  const id = newId();
  await queries.insertCalendar.run({ id, now: tx.now }, tx);
  await queries.insertCalendarVersion.run({ id, version: 1, now: tx.now, ...body }, tx);
  await audit(tx, { verb: "calendar.created", subjectKind: "calendar", subjectId: id, after: body });
  return { ...body, id, version: 1, validFrom: tx.now.toISOString() };
}

/** A new version: what was consumed until now stays as it was counted. The same again changes nothing. @throws 404 */
export async function changeCalendar(tx: Tx, id: string, body: CalendarBody): Promise<Calendar> {
  const before = await lockCalendar(tx, id);
  const { name, zone, week, holidays } = before;
  if (JSON.stringify([name, zone, sorted(week), holidays.map(sorted)]) === JSON.stringify([body.name, body.zone, sorted(body.week), body.holidays.map(sorted)])) return presentCalendar(before);
  const version = before.version + 1;
  await queries.insertCalendarVersion.run({ id, version, now: tx.now, ...body }, tx);
  await audit(tx, { verb: "calendar.changed", subjectKind: "calendar", subjectId: id, before: { name, zone, week, holidays }, after: body });
  return { ...body, id, version, validFrom: tx.now.toISOString() };
}

/** @throws 404; 409 `calendar-in-use` with the policies that use it */
export async function removeCalendar(tx: Tx, id: string): Promise<void> {
  const before = await lockCalendar(tx, id);
  const users = latestOf((await loadStored(tx)).policies, (p) => p.policyId).filter((p) => p.calendarId === id);
  if (users.length > 0) throw conflict("calendar-in-use", `These policies use the calendar: ${users.map((p) => p.name).join(", ")}. Give them another one first.`, { policies: users.map((p) => ({ id: p.policyId, name: p.name })) });
  await queries.removeCalendar.run({ id, now: tx.now }, tx);
  await audit(tx, { verb: "calendar.removed", subjectKind: "calendar", subjectId: id, before: { name: before.name } });
}

/** The rules change one after the other, so that versions follow each other and no calendar goes while a policy takes it. */
async function lockCalendar(tx: Tx, id: string): Promise<StoredCalendar> {
  await queries.lockRules.run(undefined, tx);
  const found = latestOf((await loadStored(tx)).calendars, (c) => c.calendarId).find((c) => c.calendarId === id);
  if (!found) throw notFound("This calendar");
  return found;
}

/** The database keeps objects' keys in an order of its own. */
function sorted(value: object): unknown {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]): unknown => [key, Array.isArray(held) ? held.map((one: unknown) => (typeof one === "object" && one !== null ? sorted(one) : one)) : held]);
}
