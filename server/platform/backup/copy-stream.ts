import type pg from "pg";

/** What of pg's connection COPY needs; its published types leave these out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: { pause(): void; resume(): void; writableNeedDrain: boolean; once(event: "drain" | "close", listener: () => void): void; off(event: "drain" | "close", listener: () => void): void };
}

/** A query of the simple protocol that pg's client runs in its turn (its `Submittable`). */
abstract class CopyQuery {
  protected connection: CopyConnection | undefined;
  /** Rows that the server says it copied. */
  rows = 0;
  readonly done: Promise<void>;
  protected finish: () => void = () => {};
  protected fail: (error: Error) => void = () => {};
  private failure: Error | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.done = new Promise((resolve, reject) => { this.finish = resolve; this.fail = reject; });
    // Whoever waits for `done` hears of it; until then it is not an unhandled rejection.
    this.done.catch(() => {});
  }
  submit(connection: unknown): void {
    this.connection = connection as CopyConnection;
    this.connection.query(this.text);
  }
  handleCommandComplete(message: { text: string }): void { this.rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0); }
  handleReadyForQuery(): void { if (this.failure) this.fail(this.failure); else this.finish(); }
  handleError(error: Error): void {
    this.failure = error;
    this.fail(error);
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyData(_message: { chunk: Buffer }): void {}
  handleCopyInResponse(_connection: unknown): void {}
}

/** How much may wait to be taken before the server is asked to pause, in bytes. */
const highWater = 4 * 1024 * 1024;

class CopyOut extends CopyQuery {
  private waiting: Buffer[] = [];
  private bytes = 0;
  private wake: () => void = () => {};
  private ended = false;

  constructor(text: string) {
    super(text);
    const end = () => { this.ended = true; this.wake(); };
    this.done.then(end, end);
  }
  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    // pg uses its buffer again: what is kept is copied.
    this.waiting.push(Buffer.from(chunk));
    this.bytes += chunk.byteLength;
    if (this.bytes > highWater) this.connection?.stream.pause();
    this.wake();
  }
  /** Everything that waits, as one piece; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (this.waiting.length === 0 && !this.ended) await new Promise<void>((resolve) => { this.wake = resolve; });
    if (this.waiting.length === 0) return this.done.then(() => undefined);
    const piece = Buffer.concat(this.waiting);
    this.waiting = [];
    this.bytes = 0;
    this.connection?.stream.resume();
    return piece;
  }
}

/**
 * Runs `COPY … TO STDOUT` and hands the rows on in pieces, never more than a few megabytes ahead of the taker.
 * @returns the rows that were copied
 * @throws the server's error
 */
export async function copyOut(client: pg.Client, text: string, take: (piece: Buffer) => Promise<void>): Promise<number> {
  const copy = client.query(new CopyOut(text) as unknown as pg.Submittable) as unknown as CopyOut;
  for (let piece = await copy.next(); piece; piece = await copy.next()) await take(piece);
  return copy.rows;
}

class CopyIn extends CopyQuery {
  private readonly pieces: AsyncIterable<Buffer>;
  private stopped = false;
  constructor(text: string, pieces: AsyncIterable<Buffer>) {
    super(text);
    this.pieces = pieces;
  }
  override handleError(error: Error): void {
    this.stopped = true;
    super.handleError(error);
  }
  override handleCopyInResponse(connection: unknown): void {
    void this.send(connection as CopyConnection);
  }
  private async send(connection: CopyConnection): Promise<void> {
    try {
      for await (const piece of this.pieces) {
        if (this.stopped) return;
        connection.sendCopyFromChunk(piece);
        if (connection.stream.writableNeedDrain) await drained(connection.stream);
      }
      connection.endCopyFrom();
    } catch (error) {
      // The pieces broke off, so their reason counts and not the server's complaint about the end.
      this.fail(error instanceof Error ? error : new Error(String(error)));
      connection.sendCopyFail("the source broke off");
    }
  }
}

function drained(stream: CopyConnection["stream"]): Promise<void> {
  return new Promise((resolve) => {
    const go = () => { stream.off("drain", go); stream.off("close", go); resolve(); };
    stream.once("drain", go);
    stream.once("close", go);
  });
}

/**
 * Runs `COPY … FROM STDIN` with the pieces, no faster than the server takes them.
 * @returns the rows that were copied
 * @throws the server's error
 */
export async function copyIn(client: pg.Client, text: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const copy = client.query(new CopyIn(text, pieces) as unknown as pg.Submittable) as unknown as CopyIn;
  await copy.done;
  return copy.rows;
}
