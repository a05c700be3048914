import type { z } from "zod";
import type { PushDevice, pushSubscription } from "../../../../contract/notifications.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, invalid, notFound } from "../../../platform/errors.ts";
import { describeDevice } from "../../identity/index.ts";
import { addressProblem } from "./post-push.ts";
import * as queries from "./push.queries.ts";

/** More browsers than anybody has; each costs a message for each notification. */
const mostDevices = 10;

/**
 * Remembers the caller's browser for as long as this session lasts. An address that another account used in the same browser moves to
 * this one. @throws 422 for an address that can't be a push service; 409 `too-many-devices`
 */
export async function subscribe(tx: Tx, given: z.output<typeof pushSubscription>, userAgent: string | undefined): Promise<PushDevice> {
  const problem = addressProblem(tx.services, given.endpoint);
  if (problem !== null) throw invalid([{ path: "endpoint", message: problem }]);
  const p256dh = Buffer.from(given.keys.p256dh, "base64url"), auth = Buffer.from(given.keys.auth, "base64url");
  if (p256dh.length !== 65 || p256dh[0] !== 4) throw invalid([{ path: "keys.p256dh", message: "This is not a public key. Let the browser subscribe again." }]);
  if (auth.length !== 16) throw invalid([{ path: "keys.auth", message: "This is not a secret. Let the browser subscribe again." }]);
  const [row] = await queries.subscribe.run({
    sessionId: tx.actor.sessionId ?? "", endpoint: new URL(given.endpoint).href, p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url"),
    device: describeDevice(userAgent ?? null).slice(0, 60), most: mostDevices, now: tx.now,
  }, tx);
  if (!row) throw conflict("too-many-devices", `Push messages go to ${mostDevices} devices already. Remove one that you don't use any more, then try again.`);
  return present(row);
}

export async function listDevices(tx: Tx): Promise<PushDevice[]> {
  return (await queries.listDevices.run(undefined, tx)).map(present);
}

/** @throws notFound */
export async function unsubscribe(tx: Tx, id: string): Promise<void> {
  const [gone] = await queries.unsubscribe.run({ id }, tx);
  if (!gone) throw notFound("This device");
}

function present(row: { id: string; device: string; createdAt: Date; lastSentAt: Date | null }): PushDevice {
  return { id: row.id, device: row.device, createdAt: row.createdAt.toISOString(), lastSentAt: row.lastSentAt?.toISOString() ?? null, abilities: { remove: true } };
}
