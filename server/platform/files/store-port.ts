import type { Readable } from "node:stream";

/** Bytes first to last, both counted from 0 and included, as HTTP's Range has them. */
export interface ByteRange { first: number; last: number }

/** The key has no bytes: never written, or removed. */
export class NoBytes extends Error {}

/** Where bytes are kept. Keys are ours, never a person's words: lower-case letters, digits, dashes and slashes. */
export interface FileStore {
  /**
   * Writes all or nothing; a key that exists is replaced. `passing`: it may be lost with the power, such as a piece of an upload that
   * would be sent again; it then costs no flush of the disk that the database shares.
   */
  put(key: string, bytes: Uint8Array, options: { mediaType: string; passing?: boolean }): Promise<void>;
  /** Opens for reading. `bytes` is the length of what the stream gives. @throws NoBytes */
  get(key: string, range?: ByteRange): Promise<{ stream: Readable; bytes: number }>;
  /** Removes a key, or everything under a prefix that ends with a slash; nothing there is fine. */
  removeUnder(prefix: string): Promise<void>;
  /** Whether bytes can be written and read back. @throws with words for whoever runs the server. */
  check(): Promise<void>;
}
