import { buffer } from "node:stream/consumers";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import type { Services } from "../services.ts";
import { fileStore } from "./file-store.ts";
import { fileById, partsOf } from "./files.queries.ts";
import { Refused } from "./refusals.ts";
import { NoBytes, type FileStore } from "./store-port.ts";

/** All bytes of an upload whose last byte came, at most 10 MB. @throws Refused when a piece is missing or short: the power failed just after it came. */
export async function joinParts(services: Services, fileId: string): Promise<Buffer> {
  const { file, parts } = await withTx(services, { actor: systemActor }, async (tx) => ({
    file: (await fileById.run({ id: fileId }, tx))[0], parts: await partsOf.run({ fileId }, tx),
  }));
  const store = fileStore(services);
  const pieces: Buffer[] = [];
  for (const part of parts) {
    const piece = await pieceAt(store, part.key);
    if (piece.byteLength !== part.bytes) throw new Refused("lost");
    pieces.push(piece);
  }
  const joined = Buffer.concat(pieces);
  if (joined.byteLength !== file?.declaredBytes) throw new Refused("lost");
  return joined;
}

async function pieceAt(store: FileStore, key: string): Promise<Buffer> {
  try {
    return await buffer((await store.get(key)).stream);
  } catch (error) {
    throw error instanceof NoBytes ? new Refused("lost") : error;
  }
}
