/** What we use of yazl (its README, "API"). */
declare module "yazl" {
  import type { EventEmitter } from "node:events";
  import type { Readable } from "node:stream";
  export class ZipFile extends EventEmitter {
    readonly outputStream: Readable;
    addReadStream(stream: Readable, path: string, options?: { mtime?: Date; compress?: boolean; compressionLevel?: number }): void;
    addBuffer(buffer: Buffer, path: string, options?: { mtime?: Date; compress?: boolean }): void;
    end(): void;
  }
  const yazl: { ZipFile: typeof ZipFile };
  export default yazl;
}
