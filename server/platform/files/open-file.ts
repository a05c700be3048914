import type { Readable } from "node:stream";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { notFound } from "../errors.ts";
import type { Services } from "../services.ts";
import { fileStore } from "./file-store.ts";
import { fileById } from "./files.queries.ts";
import { variantKey } from "./keys.ts";

export interface OpenFile { stream: Readable; mediaType: string; bytes: number }

/**
 * Opens a stored file for the server's own use (exports, mails). Judges nobody's rights: the caller has.
 * `variant`: `original`, or a width that exists. @throws notFound when it is deleted, not ready or has no such variant.
 */
export async function openFile(services: Services, fileId: string, variant = "original"): Promise<OpenFile> {
  const file = await withTx(services, { actor: systemActor }, async (tx) => (await fileById.run({ id: fileId }, tx))[0]);
  if (file?.state !== "ready" || !file.variants.includes(variant)) throw notFound("This file");
  const { stream, bytes } = await fileStore(services).get(variantKey(fileId, variant));
  return { stream, bytes, mediaType: variant === "original" ? file.mediaType ?? "application/octet-stream" : "image/webp" };
}
