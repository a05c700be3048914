import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { isConnectionLost } from "../db/wire.ts";

type GotClient = (error: Error | undefined, client: pg.PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

/** Milliseconds between two tries to connect: the first and the longest. */
const firstWait = 100, longestWait = 3000;

/**
 * Connections for the queue, for which a database that is away is one that is slow. graphile-worker reports what became of a job without waiting for the report, and gives
 * up at a connection that is refused: that rejection, which nobody listens to, ended the process when PostgreSQL was started anew while a job ran. So a connection is tried
 * for until there is one, and a statement that lost its connection fails by a code at which graphile-worker tries again.
 */
export class QueuePool extends pg.Pool {
  /** Called when there is a connection again after there was none, and when jobs could not be given back: whoever took them shall end, so that they are free. */
  onBack: () => void = () => {};
  private leaving = false;
  private away = false;
  private readonly notes: Logger;

  constructor(ownerUrl: string, max: number, log: Logger) {
    super({ connectionString: ownerUrl, max, application_name: "baraza:jobs" });
    this.notes = log;
    // One that is lost must not end the process: the queue opens another.
    this.on("error", (err) => log.warn({ err }, "job queue connection lost; reconnecting"));
    this.on("connect", (client) => {
      client.on("error", () => {});
      tryAgainWhenLost(client, () => this.onBack());
    });
  }

  /** From now on nothing is waited for: what can't be done fails. */
  leave(): void {
    this.leaving = true;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: GotClient): void;
  override connect(callback?: GotClient): Promise<pg.PoolClient> | undefined {
    const client = this.connectInTheEnd();
    if (!callback) return client;
    client.then((got) => callback(undefined, got, (error) => got.release(error)), (error: unknown) => callback(error as Error, undefined, () => {}));
    return undefined;
  }

  private async connectInTheEnd(): Promise<pg.PoolClient> {
    for (let wait = firstWait; ; wait = Math.min(2 * wait, longestWait)) {
      try {
        const client = await super.connect();
        if (this.away) {
          this.away = false;
          this.onBack();
        }
        return client;
      } catch (error) {
        if (this.leaving || !isConnectionLost(error)) throw error;
        if (!this.away) this.notes.warn({ err: error }, "the job queue waits for the database");
        this.away = true;
      }
      await sleep(wait);
    }
  }
}

/** What graphile-worker tries again soon: it knows serialization failures so, and no lost connections. */
const triedAgain = "40001";

/** graphile-worker's statements that give back what a runner had fetched and not begun (its `returnJobs`). */
const givesBack = /attempts = GREATEST\(0, attempts - 1\)/;

/**
 * @param unreturned called when jobs could not be given back. A runner that has ended gives back once, and nobody listens when that fails: it ended the process. So it never fails;
 * the jobs are free when their runner's name has no sign of life any more.
 */
function tryAgainWhenLost(client: pg.PoolClient, unreturned: () => void): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    const answer = query(...given);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      if (!givesBack.test(textOf(given[0]))) throw Object.assign(new Error(error.message, { cause: error }), { code: triedAgain });
      unreturned();
      return { rows: [], rowCount: 0 };
    });
  }) as typeof client.query;
}

function textOf(statement: unknown): string {
  return typeof statement === "string" ? statement : (statement as { text?: string } | undefined)?.text ?? "";
}
