import { createHash } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import yazl from "yazl";
import { fileStore } from "../../../platform/files/file-store.ts";
import { openFile } from "../../../platform/files/index.ts";
import type { ExportEntry } from "../../../platform/ports.ts";
import type { Services } from "../../../platform/services.ts";

/** The ZIP is kept in pieces of so many bytes: neither the whole of it nor a file of it is ever in memory. */
const pieceBytes = 4 * 1024 * 1024;
/** JSON is handed on in chunks of about so many characters. */
const chunkLength = 64 * 1024;

export const pieceKey = (folder: string, piece: number) => `${folder}${String(piece).padStart(6, "0")}`;

export interface WrittenZip { pieces: number; rows: number; bytes: number; /** SHA-256, hexadecimal. */ digest: string }

/**
 * Writes a ZIP into the file store, piece by piece under `folder`. One entry is read at a time, row by row; `breathe` is called between rows.
 * @throws whatever the entries throw; the pieces written so far stay for the caller to remove
 */
export async function writeZip(services: Services, folder: string, entries: AsyncIterable<ExportEntry>, breathe: () => Promise<void>): Promise<WrittenZip> {
  const zip = new yazl.ZipFile();
  const failed = new Promise<never>((_resolve, reject) => zip.on("error", reject));
  const pieces = new Pieces(services, folder);
  const written = pipeline(zip.outputStream, pieces);
  // Whoever fails first is told of; the other must not become an unhandled rejection.
  failed.catch(() => {});
  written.catch(() => {});
  let rows = 0;
  const counted = () => { rows++; };
  for await (const entry of entries) {
    const stream = "rows" in entry ? Readable.from(jsonArray(entry.rows, counted, breathe), { objectMode: false, highWaterMark: chunkLength }) : (await openFile(services, entry.fileId)).stream;
    zip.addReadStream(stream, entry.path, { mtime: services.clock.now(), compress: "rows" in entry, ...("rows" in entry ? { compressionLevel: 6 } : {}) });
    await Promise.race([finished(stream), failed, written.then(() => { throw new Error("the ZIP ended early"); })]);
    await breathe();
  }
  zip.end();
  await Promise.race([written, failed]);
  return { ...pieces.sum(), rows };
}

async function* jsonArray(rows: AsyncIterable<unknown>, counted: () => void, breathe: () => Promise<void>): AsyncGenerator<string> {
  let chunk = "[", first = true;
  for await (const row of rows) {
    chunk += `${first ? "" : ","}\n${JSON.stringify(row)}`;
    first = false;
    counted();
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
    await breathe();
  }
  yield `${chunk}\n]\n`;
}

/** Gathers a stream into pieces and stores each when it is full. */
class Pieces extends Writable {
  private readonly services: Services;
  private readonly folder: string;
  private readonly hash = createHash("sha256");
  private held: Buffer[] = [];
  private heldBytes = 0;
  private pieces = 0;
  private bytes = 0;

  constructor(services: Services, folder: string) {
    super({ highWaterMark: chunkLength });
    this.services = services;
    this.folder = folder;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.hash.update(chunk);
    this.held.push(chunk);
    this.heldBytes += chunk.length;
    this.bytes += chunk.length;
    if (this.heldBytes < pieceBytes) done();
    else this.store().then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    (this.heldBytes > 0 ? this.store() : Promise.resolve()).then(() => done(), done);
  }

  private async store(): Promise<void> {
    const piece = Buffer.concat(this.held);
    this.held = [];
    this.heldBytes = 0;
    await fileStore(this.services).put(pieceKey(this.folder, this.pieces), piece, { mediaType: "application/zip" });
    this.pieces++;
  }

  sum(): Omit<WrittenZip, "rows"> {
    return { pieces: this.pieces, bytes: this.bytes, digest: this.hash.digest("hex") };
  }
}

/** One piece of the stored ZIP from first to last byte. */
export async function* readPiece(services: Services, folder: string, piece: number): AsyncGenerator<Buffer> {
  const { stream } = await fileStore(services).get(pieceKey(folder, piece));
  yield* stream as AsyncIterable<Buffer>;
}
