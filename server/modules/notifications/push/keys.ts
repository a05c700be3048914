import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import webpush from "web-push";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { unavailable } from "../../../platform/errors.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./push.queries.ts";

export interface PushKeys { publicKey: string; privateKey: string }

const loaded = new WeakMap<Services, PushKeys>();

/** The pair that this instance signs push messages with (VAPID, RFC 8292). @throws unavailable before the start has loaded them */
export function pushKeys(services: Services): PushKeys {
  const keys = loaded.get(services);
  if (!keys) throw unavailable("Push messages are not ready yet. Try again in a few seconds.");
  return keys;
}

/**
 * Loads the pair from the environment, else from the database, where it is made once: of several processes that start together, all
 * take the first one's. A pair that the instance's secret does not open any more is replaced; browsers then subscribe again.
 */
export async function loadPushKeys(services: Services): Promise<void> {
  const { vapid } = services.config;
  loaded.set(services, vapid ?? await withTx(services, { actor: systemActor }, (tx) => keptKeys(tx)));
}

async function keptKeys(tx: Tx): Promise<PushKeys> {
  const { secret } = tx.services.config;
  const made = webpush.generateVAPIDKeys();
  const sealed = { publicKey: made.publicKey, privateKey: seal(secret, made.privateKey), now: tx.now };
  const [before] = await queries.findPushKeys.run(undefined, tx);
  if (!before) await queries.makePushKeys.run(sealed, tx);
  else if (open(secret, before.privateKey) === null) {
    tx.services.log.warn("the keys of push messages can't be opened with this instance's secret; new ones are made, and browsers have to subscribe again");
    if (await queries.replacePushKeys.run({ ...sealed, before: before.publicKey }, tx) === 1) await queries.dropAllSubscriptions.run(undefined, tx);
  }
  const [kept] = await queries.findPushKeys.run(undefined, tx);
  const privateKey = kept ? open(secret, kept.privateKey) : null;
  if (!kept || privateKey === null) throw new Error("the keys of push messages could not be kept");
  return { publicKey: kept.publicKey, privateKey };
}

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "baraza: push keys", 32));

/** AES-256-GCM under a key derived from the instance's secret: what the database holds is of no use without it. */
function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

function open(secret: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
