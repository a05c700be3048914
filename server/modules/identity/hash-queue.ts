import { availableParallelism } from "node:os";
import { Counter } from "prom-client";
import { unavailable } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";

/** More than this many waiting means over a quarter of a minute: better to say so at once. A morning's crowd of 200 waits its turn. */
const longestQueue = 400;

/**
 * Lets few password hashes run at once. One takes about 60 ms of a core and 32 MiB: an unbounded crowd at the sign-in page would
 * stop everything else. First come, first served.
 */
export class HashQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly atOnce: number;
  /** Password hashes made or checked by this process; a test compares them to show that an unknown name costs as much as a known one. */
  readonly runs: Counter;

  constructor(atOnce: number, runs: Counter) {
    this.atOnce = atOnce;
    this.runs = runs;
  }

  /** Runs `work` when it is its turn. @throws 503 when too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= longestQueue) throw unavailable("Very many people are signing in. Try again in a few seconds.", 10);
      // Whoever ends hands its place over, so that nobody slips in between.
      await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const queues = new WeakMap<Services, HashQueue>();

/** This process's queue. */
export function hashQueueOf(services: Services): HashQueue {
  let queue = queues.get(services);
  if (!queue) {
    const runs = new Counter({ name: "baraza_password_hashes_total", help: "Password hashes made or checked.", registers: [services.metrics.registry] });
    // A sign-up holds a connection of the small sign-in pool while it hashes: no more at once than it has.
    queue = new HashQueue(Math.max(1, Math.min(availableParallelism(), services.authPool.options.max)), runs);
    queues.set(services, queue);
  }
  return queue;
}
