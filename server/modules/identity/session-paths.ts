import { z } from "zod";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { auditAs } from "./auth-events.ts";
import { authPath, type AuthAsk, type AuthPath } from "./auth-path.ts";
import { describeDevice } from "./describe-device.ts";
import * as queries from "./session.queries.ts";
import { callerOf } from "./auth-keys.ts";

const listed = z.array(z.object({ id: z.uuid(), createdAt: z.string(), updatedAt: z.string(), expiresAt: z.string(), ipAddress: z.string().nullish(), userAgent: z.string().nullish() }));

/** ID-4: where one is signed in. Sessions are named by id: their tokens never leave the server but in the cookie. */
const listSessions = authPath({
  path: "list-sessions", method: "GET", signedIn: true, input: z.strictObject({}),
  async done({ actor }, answer) {
    return listed.parse(answer).map(({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
      id, createdAt, usedAt: updatedAt, expiresAt, address: ipAddress ?? null, device: describeDevice(userAgent ?? null), current: id === actor.sessionId,
    }));
  },
});

const revokeSession = authPath({
  path: "revoke-session", method: "POST", signedIn: true, input: z.strictObject({ id: z.uuid() }),
  async body(ask) {
    const [row] = await withTx(ask.services, { actor: systemActor }, (tx) => queries.ownSessionToken.run({ id: ask.input.id, personId: callerOf(ask) }, tx));
    if (!row) throw notFound("This session");
    return { token: row.token };
  },
  done: (ask) => sessionsEnded(ask, "session.ended", { sessionId: ask.input.id }),
});

const revokeSessions = authPath({
  path: "revoke-sessions", method: "POST", signedIn: true, input: z.strictObject({}),
  done: (ask) => sessionsEnded(ask, "sessions.ended", { kept: "none" }),
});

const revokeOtherSessions = authPath({
  path: "revoke-other-sessions", method: "POST", signedIn: true, input: z.strictObject({}),
  done: (ask) => sessionsEnded(ask, "sessions.ended", { kept: "this one" }),
});

async function sessionsEnded(ask: AuthAsk<unknown>, verb: string, after: unknown): Promise<unknown> {
  await auditAs(ask.services, callerOf(ask), verb, after);
  ask.services.realtime.recheck(ask.services, callerOf(ask));
  return { status: true };
}

export const sessionPaths: readonly AuthPath[] = [listSessions, revokeSession, revokeSessions, revokeOtherSessions];
