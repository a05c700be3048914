import type pg from "pg";
import type { LimitClass } from "../../../contract/endpoint.ts";
import type { Clock } from "../clock.ts";

/** Calls a minute, per person (per address when nobody is signed in). Settings may raise or lower them. */
export const defaultLimits: Record<LimitClass, number> = { "sign-in": 5, message: 60, write: 100, read: 600, public: 300 };

export interface LimitState {
  limit: number;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
  exceeded: boolean;
}

const windowSeconds = 60;

/**
 * Rate limits shared by all nodes (XX-3). A node counts in memory and exchanges counts with the others through one table
 * about once a second, so that no request waits for it; a crash forgets at most a second. Exact limits (messages, sign-in)
 * are taken in the database instead: `limit_take`.
 */
export class Limits {
  private readonly counts = new Map<string, { known: number; fresh: number; windowStart: number }>();
  private readonly clock: Clock;
  private readonly pool: pg.Pool;
  private readonly perMinute: (kind: LimitClass) => number;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: { clock: Clock; pool: pg.Pool; perMinute: (kind: LimitClass) => number }) {
    this.clock = options.clock;
    this.pool = options.pool;
    this.perMinute = options.perMinute;
  }

  /** Counts one call. `who`: a person's id or an address. */
  count(kind: LimitClass, who: string): LimitState {
    const seconds = this.clock.now().getTime() / 1000;
    const windowStart = Math.floor(seconds / windowSeconds) * windowSeconds;
    const key = `${kind}:${who}`;
    let entry = this.counts.get(key);
    if (!entry || entry.windowStart !== windowStart) {
      entry = { known: 0, fresh: 0, windowStart };
      this.counts.set(key, entry);
    }
    entry.fresh += 1;
    const limit = this.perMinute(kind);
    const used = entry.known + entry.fresh;
    return { limit, remaining: Math.max(0, limit - used), reset: Math.ceil(windowStart + windowSeconds - seconds), exceeded: used > limit };
  }

  start(onError: (error: unknown) => void): void {
    this.timer = setInterval(() => { this.exchange().catch(onError); }, 1000);
    this.timer.unref();
  }

  /** Adds this node's fresh counts to the shared table and learns the totals. */
  async exchange(): Promise<void> {
    const now = this.clock.now().getTime() / 1000;
    const keys: string[] = [], starts: Date[] = [], fresh: number[] = [];
    for (const [key, entry] of this.counts) {
      if (entry.windowStart + windowSeconds <= now) this.counts.delete(key);
      else if (entry.fresh > 0) {
        keys.push(key);
        starts.push(new Date(entry.windowStart * 1000));
        fresh.push(entry.fresh);
      }
    }
    if (keys.length === 0) return;
    const { rows } = await this.pool.query<{ key: string; count: number }>({
      name: "limits_exchange",
      // Sorted, so that two nodes lock rows in the same order.
      text: `INSERT INTO limit_windows AS w (key, window_start, count)
             SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::int[]) AS f(key, window_start, count) ORDER BY 1, 2
             ON CONFLICT (key, window_start) DO UPDATE SET count = w.count + excluded.count RETURNING key, count`,
      values: [keys, starts, fresh],
    });
    const totals = new Map(rows.map((r) => [r.key, r.count]));
    keys.forEach((key, i) => {
      const entry = this.counts.get(key);
      if (!entry) return;
      entry.known = totals.get(key) ?? entry.known;
      entry.fresh -= fresh[i] ?? 0;
    });
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
