import type { Role } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden, notFound } from "../../platform/errors.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import type { PersonRecord, RecordSource, Remedy, RemedyRequest } from "../../platform/ports.ts";
import { describeDevice } from "./describe-device.ts";
import { mayReachSessions } from "./policy.ts";
import * as queries from "./session.queries.ts";

const devices = (count: number) => `${count} ${count === 1 ? "device" : "devices"}`;

/** DK-7: where a person is signed in; of staff, only for those who manage them. One record for all sessions: the person's own id is its id. */
export const sessionRecords: RecordSource = {
  name: "session",
  permission: "member.sign_out",
  async recordsOf(tx, personId): Promise<PersonRecord[]> {
    if (!(await reaches(tx, personId))) return [];
    const sessions = await queries.sessionsOf.run({ personId, now: tx.now }, tx);
    const newest = sessions[0];
    if (!newest) return [];
    return [{
      kind: "session", recordId: personId, title: sessions.length === 1 ? "Signed in on 1 device" : `Signed in on ${sessions.length} devices`, at: newest.usedAt, remedies: [signOutEverywhere.name],
      lines: sessions.slice(0, 10).map((session) => ({ label: describeDevice(session.userAgent), value: `Last used ${timeText(tx, session.usedAt)}` })),
    }];
  },
};

/**
 * The first remedy (DK-16): ends every session of the requester, for a stolen phone or a shared password. A ticket can be opened for
 * anybody: with staff it takes `staff.manage`, with admins `staff.permissions`, else it answers 403.
 */
export const signOutEverywhere: Remedy = {
  name: "member.sign-out-everywhere",
  title: "Sign out everywhere",
  permission: "member.sign_out",
  danger: true,
  async preview(tx, request) {
    const sessions = await sessionsIn(tx, request);
    return { summary: `Would sign out of ${devices(sessions.length)}.`, lines: sessions.map((session) => `${describeDevice(session.userAgent)}, last used ${timeText(tx, session.usedAt)}`) };
  },
  async run(tx, request) {
    const open = await sessionsIn(tx, request);
    const ended = await queries.endSessions.run({ personId: request.personId }, tx);
    await audit(tx, { verb: "member.signed-out-everywhere", subjectKind: "person", subjectId: request.personId, before: { sessions: ended.length }, after: { sessions: 0 } });
    tx.afterCommit(() => tx.services.realtime.recheck(tx.services, request.personId));
    return { summary: `Signed out of ${devices(open.length)}.`, lines: ["Open pages end within two seconds. The password is unchanged."] };
  },
};

async function sessionsIn(tx: Tx, request: RemedyRequest): Promise<queries.SessionsOfResult[]> {
  if (request.recordId !== request.personId) throw notFound("This record");
  if (!(await reaches(tx, request.personId))) throw forbidden("Only those who manage the staff may sign a colleague out; only a super admin an admin.");
  return queries.sessionsOf.run({ personId: request.personId, now: tx.now }, tx);
}

async function reaches(tx: Tx, personId: string): Promise<boolean> {
  const [standing] = await queries.standingOf.run({ personId }, tx);
  return standing !== undefined && mayReachSessions(tx.actor, { isStaff: standing.isStaff, roles: standing.roles as Role[] });
}

/** "22 Nov 2026, 12:37 GMT+1": with its zone, for beside it stand times in the reader's own. */
function timeText(tx: Tx, at: Date): string {
  const shown = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone: tx.services.settings.get(communityTimeZone) }).format(at);
}
