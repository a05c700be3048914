import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { NoBytes, type ByteRange, type FileStore } from "./store-port.ts";

/** Files under the data folder. Several nodes need a folder that they share. */
export class DiskStore implements FileStore {
  private readonly root: string;
  /** `root`: the data folder; keys lie in it. */
  constructor(root: string) {
    this.root = root;
  }

  private path(key: string): string {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*\/?$/.test(key)) throw new Error(`not a key of the file store: ${key}`);
    return join(this.root, key);
  }

  /** Written beside, flushed, then renamed: after a crash there is the whole file or none. */
  async put(key: string, bytes: Uint8Array, { passing = false }: { mediaType: string; passing?: boolean }): Promise<void> {
    const path = this.path(key);
    const beside = `${path}.${randomUUID()}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const file = await open(beside, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        if (!passing) await file.datasync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {});
      throw error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<{ stream: Readable; bytes: number }> {
    const path = this.path(key);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" || error.code === "ENOTDIR" ? new NoBytes(key) : error;
    });
    const first = range?.first ?? 0;
    const last = Math.min(range?.last ?? found.size - 1, found.size - 1);
    return { stream: createReadStream(path, { start: first, end: Math.max(last, 0) }), bytes: Math.max(0, last - first + 1) };
  }

  async removeUnder(prefix: string): Promise<void> {
    await rm(this.path(prefix), { recursive: true, force: true });
  }

  async check(): Promise<void> {
    const key = `files/check-${randomUUID()}`;
    try {
      await this.put(key, Buffer.from("ok"), { mediaType: "text/plain" });
      await readFile(this.path(key));
    } catch (error) {
      throw new Error(`Files can't be stored in ${join(this.root, "files")}: ${error instanceof Error ? error.message : String(error)}. Give the server's user the right to write there, or set BARAZA_DATA_DIR.`, { cause: error });
    } finally {
      await rm(this.path(key), { force: true }).catch(() => {});
    }
  }
}
