import sql from "sql-template-tag";
import type { z } from "zod";
import type { erasure, PersonShown } from "../../../../contract/people.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import * as bans from "../bans/ban.queries.ts";
import { mayManage, mayReachSessions } from "../policy.ts";
import { presenceOf } from "../presence.ts";
import { findRows, presentRow, type PersonListRow } from "./people-rows.ts";
import { presentNote } from "./person-notes.ts";
import * as queries from "./person.queries.ts";

/** AD-5: everything about a person that the caller's permissions allow. @throws notFound */
export async function showPerson(tx: Tx, id: string): Promise<PersonShown> {
  const [row] = await findRows(tx, [sql`f.id = ${id}::uuid`], 1);
  if (!row) throw notFound("This person");
  const all = (await bans.bansOf.run({ personId: id }, tx)).map((ban) => presentBan(tx, ban));
  const ban = all.find((b) => b.ended === null) ?? null;
  const [sessions] = mayReachSessions(tx.actor, row) ? await queries.countSessions.run({ personId: id, now: tx.now }, tx) : [];
  const [asked] = await queries.erasureOf.run({ personId: id }, tx);
  return {
    ...presentRow(row), online: (await presenceOf(tx, [id])).get(id) ?? "offline", sessions: sessions?.count ?? 0,
    ban, bans: all, deactivated: row.deactivatedAt ? { reason: row.deactivatedReason ?? "", at: row.deactivatedAt.toISOString() } : null,
    erasure: asked ? presentErasure(asked) : null, notes: (await queries.notesAbout.run({ personId: id }, tx)).map(presentNote), records: await recordsOf(tx, id),
    abilities: await abilitiesOf(tx, row, ban !== null),
  };
}

async function abilitiesOf(tx: Tx, row: PersonListRow, banned: boolean): Promise<PersonShown["abilities"]> {
  const { actor } = tx;
  const living = row.erasedAt === null, self = row.id === actor.personId;
  const bannable = living && may(actor, "member.ban") && ((await bans.outranks.run({ personId: row.id }, tx))[0]?.outranks ?? false);
  return {
    ban: bannable, liftBan: bannable && banned, erase: living && !row.isStaff && may(actor, "member.erase") && !self,
    note: may(actor, "member.note") && !self, signOut: living && may(actor, "member.sign_out") && mayReachSessions(actor, row),
    changeRoles: living && mayManage(actor, row), remove: row.isStaff && !self && mayManage(actor, row),
  };
}

async function recordsOf(tx: Tx, personId: string): Promise<PersonShown["records"]> {
  const records: PersonShown["records"] = [];
  for (const source of tx.services.modules.records) {
    if (!may(tx.actor, source.permission)) continue;
    for (const record of await source.recordsOf(tx, personId)) {
      const offers = tx.services.modules.remedies.filter((r) => record.remedies.includes(r.name) && may(tx.actor, r.permission));
      records.push({ ...record, at: record.at?.toISOString() ?? null, remedies: offers.map((r) => ({ remedy: r.name, title: r.title, danger: r.danger })) });
    }
  }
  return records;
}

const person = (id: string | null, name: string | null, username: string | null, image: string | null, isStaff: boolean | null) =>
  (id === null || name === null ? null : { id, name, username, image, isStaff: isStaff ?? false });

function presentBan(tx: Tx, ban: bans.BansOfResult): PersonShown["bans"][number] {
  const over = ban.until && ban.until <= tx.now ? ban.until : null;
  const endedAt = ban.liftedAt ?? over;
  return {
    id: ban.id, kind: ban.until ? "suspension" : "ban", reason: ban.reason, until: ban.until?.toISOString() ?? null, at: ban.at.toISOString(),
    by: person(ban.byId, ban.byName, ban.byUsername, ban.byImage, ban.byIsStaff),
    attempts: ban.attempts, lastAttemptAt: ban.lastAttemptAt?.toISOString() ?? null,
    ended: endedAt ? { at: endedAt.toISOString(), by: person(ban.lifterId, ban.lifterName, ban.lifterUsername, ban.lifterImage, ban.lifterIsStaff) } : null,
  };
}

export function presentErasure(row: queries.ErasureOfResult): z.input<typeof erasure> {
  return {
    id: row.id, askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString(), startedAt: row.startedAt?.toISOString() ?? null, doneAt: row.doneAt?.toISOString() ?? null,
    by: row.askedBy === row.personId ? null : person(row.askedBy, row.byName, row.byUsername, row.byImage, row.byIsStaff), reason: row.reason,
  };
}
