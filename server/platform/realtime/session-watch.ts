import { systemActor } from "../actor.ts";
import { byIndex } from "../db/by-index.ts";
import { withTx } from "../db/tx.ts";
import type { Services } from "../services.ts";
import type { LiveSocket, SignedOutWhy } from "./realtime.ts";

/** Milliseconds between two looks at the sessions of all sockets: for so long may a page hear on after its session ran out. */
export const lookEvery = 60_000;

export interface SessionWatchOptions {
  services: Services;
  /** The sockets of this process. */
  sockets: () => LiveSocket[];
  /** Asks the rules of one socket's rooms again, and ends it if its session is over. */
  judge: (socket: LiveSocket, why: SignedOutWhy) => Promise<void>;
}

/**
 * ID-4: nobody says when a session runs out, so each process looks once a minute whether those of its sockets stand, all of them in one
 * statement. It also tries again with sockets that could not be judged when somebody's rights changed.
 */
export class SessionWatch {
  private readonly unjudged = new Map<LiveSocket, SignedOutWhy>();
  private readonly options: SessionWatchOptions;
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(options: SessionWatchOptions) {
    this.options = options;
  }

  start(): void {
    this.timer = setInterval(() => { void this.look(); }, lookEvery).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Judges each of these for itself: that one can't be judged now keeps no other one's rights alive. It is tried again with the next look. */
  async judgeEach(sockets: readonly LiveSocket[], why: SignedOutWhy): Promise<void> {
    for (const socket of sockets) {
      try {
        await this.options.judge(socket, why);
        this.unjudged.delete(socket);
      } catch (err) {
        this.options.services.log.error({ err }, "a socket could not be re-checked; it is tried again");
        this.unjudged.set(socket, why);
      }
    }
  }

  /** One look. Never throws: while the database is away, nothing new is heard either. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const sockets = this.options.sockets();
      for (const socket of await this.ended(sockets)) signOut(socket, {});
      await this.judgeAgain();
    } catch (err) {
      this.options.services.log.warn({ err }, "the sessions of open pages could not be looked at; the next look follows");
    } finally {
      this.looking = false;
    }
  }

  private async ended(sockets: readonly LiveSocket[]): Promise<LiveSocket[]> {
    const tokens = [...new Set(sockets.map((socket) => socket.data.token))];
    if (tokens.length === 0) return [];
    const standing = await withTx(this.options.services, { actor: systemActor }, async (tx) => {
      await byIndex(tx);
      return (await tx.query<{ token: string }>("SELECT s.token FROM identity_sessions s WHERE s.token = ANY ($1::text[]) AND s.expires_at > $2::timestamptz", [tokens, tx.now])).rows;
    });
    const known = new Set(standing.map(({ token }) => token));
    return sockets.filter((socket) => !known.has(socket.data.token));
  }

  /** Once more for those that could not be judged. Who can't be judged again is cut off: the page connects anew by itself, and asks for its rooms by the rules of then. */
  private async judgeAgain(): Promise<void> {
    const waiting = [...this.unjudged].filter(([socket]) => socket.connected);
    this.unjudged.clear();
    for (const [socket, why] of waiting) {
      await this.judgeEach([socket], why);
      if (this.unjudged.delete(socket)) socket.conn.close();
    }
  }
}

/** Tells a page that its session is over, and ends its connection for good. */
export function signOut(socket: LiveSocket, why: SignedOutWhy): void {
  socket.emit("signed-out", why);
  socket.disconnect(true);
}
