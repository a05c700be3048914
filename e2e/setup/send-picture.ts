import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { expect } from "@playwright/test";
import { call, type Actor } from "./cast.ts";
import type { Instance } from "./server.ts";

/** A JPEG of noise, so that no smaller copy of it is small by chance. */
export async function noisyPhoto(width: number, height: number): Promise<Buffer> {
  return await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } }).jpeg({ quality: 85 }).toBuffer();
}

/** Uploads a file as a browser does, for somebody whose browser the story does not show. @returns its id, once it is ready */
export async function uploadAs(instance: Instance, who: Actor, name: string, bytes: Buffer): Promise<string> {
  const encoded = (text: string) => Buffer.from(text).toString("base64");
  const headers = { cookie: who.cookie, "tus-resumable": "1.0.0" };
  const begun = await fetch(`${instance.url}/api/uploads`, { method: "POST", headers: { ...headers, "upload-length": String(bytes.length), "upload-metadata": `filename ${encoded(name)},purpose ${encoded("attachment")}` } });
  const place = begun.headers.get("location") ?? "";
  expect(begun.status, await begun.text()).toBe(201);
  const sent = await fetch(instance.url + place, { method: "PATCH", headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" }, body: new Uint8Array(bytes) });
  expect(sent.status).toBe(204);
  await expect.poll(async () => (await call<{ state: string }>(instance, who, "GET", `${place}/state`)).state).toBe("ready");
  return place.split("/").at(-1) ?? "";
}
