import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from "node:crypto";
import type { PushPayload } from "../../../../contract/notifications.ts";

/** A browser's side of a subscription: it alone has the private key. */
export interface PushBrowser {
  /** Body of `PUT /api/me/push-subscriptions`. */
  subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  open(body: Buffer): PushPayload;
}

/** Subscribes as a browser does, at an endpoint that its push service gave. */
export function pushBrowser(endpoint: string): PushBrowser {
  const keys = createECDH("prime256v1");
  const auth = randomBytes(16);
  const p256dh = keys.generateKeys();
  return {
    subscription: { endpoint, expirationTime: null, keys: { p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") } },
    open: (body) => JSON.parse(decrypt(keys, p256dh, auth, body).toString("utf8")) as PushPayload,
  };
}

/** RFC 8291 section 3.4 and RFC 8188 section 2, written from the standards: one record of aes128gcm. */
function decrypt(keys: ECDH, own: Buffer, auth: Buffer, body: Buffer): Buffer {
  const salt = body.subarray(0, 16), idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength), record = body.subarray(21 + idLength);
  const shared = keys.computeSecret(sender);
  const material = hkdf(shared, auth, Buffer.concat([Buffer.from("WebPush: info\0"), own, sender]), 32);
  const key = hkdf(material, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(material, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  // The last record ends with a 2 and zeros.
  return padded.subarray(0, padded.lastIndexOf(2));
}

function hkdf(material: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", material, salt, info, length));
}
