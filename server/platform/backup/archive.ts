import { createReadStream, createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import { Header } from "tar";
import { BackupError } from "./backup-error.ts";

const block = 512;

/** Writes a tar.gz entry by entry, with flat memory. Any tar program can look into it. */
export class ArchiveWriter {
  private readonly gzip: Gzip = createGzip({ level: 6 });
  private readonly written: Promise<void>;
  private failure: Error | undefined;

  /** @param path a file that must not exist yet; only its owner may read it: there are people's words in it */
  constructor(path: string) {
    const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
    const keep = (error: Error) => { this.failure ??= error; };
    file.on("error", (error) => { keep(error); this.gzip.destroy(error); });
    this.gzip.on("error", keep);
    this.written = finished(this.gzip.pipe(file));
    this.written.catch(keep);
  }

  private async push(bytes: Buffer): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.gzip.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = () => { this.gzip.off("drain", go); this.gzip.off("close", go); resolve(); };
      this.gzip.once("drain", go);
      this.gzip.once("close", go);
    });
    if (this.failure) throw this.failure;
  }

  /** One entry whose bytes are at hand. */
  async add(path: string, bytes: Buffer): Promise<void> {
    await this.addFrom(path, bytes.byteLength, (async function* once() { yield bytes; })());
  }

  /** One entry of a size that is known before. @throws when there are fewer or more bytes than said */
  async addFrom(path: string, size: number, pieces: AsyncIterable<Buffer>): Promise<void> {
    const header = new Header({ path, size, type: "File", mode: 0o600, mtime: new Date(0) });
    header.encode();
    if (header.needPax || !header.block) throw new Error(`${path} is too long a name for the archive`);
    await this.push(header.block);
    let left = size;
    for await (const piece of pieces) {
      left -= piece.byteLength;
      if (left < 0) break;
      await this.push(piece);
    }
    if (left !== 0) throw new BackupError(`${path} changed while it was read. Try again.`);
    const rest = size % block;
    if (rest > 0) await this.push(Buffer.alloc(block - rest));
  }

  /** Ends the archive and waits until the file is written. */
  async close(): Promise<void> {
    await this.push(Buffer.alloc(2 * block));
    this.gzip.end();
    await this.written;
  }

  /** Gives up. */
  async abort(): Promise<void> {
    this.gzip.destroy();
    await this.written.catch(() => {});
  }
}

/** An entry on its way by. Its pieces must be taken before the next entry is asked for. */
export interface ArchiveEntry {
  path: string;
  size: number;
  pieces: () => AsyncIterable<Buffer>;
}

/** Reads a tar.gz entry by entry, with flat memory. @throws BackupError when it is cut off or damaged */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  const bytes = new ByteReader(file.pipe(gunzip));
  try {
    for (let zero = 0; zero < 2;) {
      const head = await bytes.exactly(block);
      if (head.every((byte) => byte === 0)) {
        zero += 1;
        continue;
      }
      const header = new Header(head);
      const size = header.size ?? -1;
      if (!header.cksumValid || !header.path || size < 0 || header.type !== "File") throw new BackupError("This is not a backup of Baraza, or it is damaged.");
      let left = size;
      async function* pieces(): AsyncGenerator<Buffer> {
        while (left > 0) {
          const piece = await bytes.upTo(left);
          left -= piece.byteLength;
          yield piece;
        }
      }
      yield { path: header.path, size, pieces };
      while (left > 0) left -= (await bytes.upTo(left)).byteLength;
      if (size % block > 0) await bytes.exactly(block - (size % block));
    }
    // The checksum of the whole stands behind the last byte.
    await bytes.end();
  } finally {
    gunzip.destroy();
    file.destroy();
  }
}

function inWords(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
  if (code === "Z_BUF_ERROR") return new BackupError("The backup is cut off: its end is missing. Copy it again from where it came.");
  if (code.startsWith("Z_")) return new BackupError("The backup is damaged, or it is not a backup of Baraza. Copy it again from where it came.");
  return error;
}

/** Takes exact numbers of bytes from a stream. */
class ByteReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  constructor(stream: Readable) {
    this.pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }
  private async fill(): Promise<void> {
    const { value, done } = await this.pieces.next().catch((error: unknown) => { throw inWords(error); });
    if (done) throw new BackupError("The backup is cut off: its end is missing. Copy it again from where it came.");
    this.rest = this.rest.byteLength > 0 ? Buffer.concat([this.rest, value]) : value;
  }
  async upTo(count: number): Promise<Buffer> {
    if (this.rest.byteLength === 0) await this.fill();
    const piece = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(piece.byteLength);
    return piece;
  }
  async exactly(count: number): Promise<Buffer> {
    while (this.rest.byteLength < count) await this.fill();
    return this.upTo(count);
  }
  async end(): Promise<void> {
    while (!(await this.pieces.next().catch((error: unknown) => { throw inWords(error); })).done);
  }
}
