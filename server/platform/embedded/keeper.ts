import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ownerName } from "./credentials.ts";

const applicationName = "baraza keeper";

/**
 * One connection that a process keeps while it uses the embedded server. The server's list of keepers is the list of its users,
 * with nothing to clean up after a crash; and the connection's end is how a process learns that the server died.
 */
export interface Keeper {
  /** How many other processes use the server now. */
  countOthers: () => Promise<number>;
  close: () => Promise<void>;
}

/** Tells a server that answered with an error from one that did not answer at all. */
export function serverSpoke(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

/**
 * Connects, proves that the server is ours (it knows our password and serves our cluster), and makes Baraza's database if it
 * is not there yet.
 *
 * @param cluster real path of the cluster's folder
 * @param onLost called once when the connection ends without `close`
 */
export async function connectKeeper(url: string, cluster: string, onLost: () => void): Promise<Keeper> {
  let watching = false;
  const lost = () => {
    if (watching) onLost();
    watching = false;
  };
  const client = await connectPatiently(url, lost);
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  if (rows[0]?.data_directory !== cluster) {
    await client.end();
    throw new Error(`The server at ${new URL(url).host} serves ${rows[0]?.data_directory ?? "another cluster"}, not ${cluster}.`);
  }
  const database = await client.query("select 1 from pg_database where datname = $1", [ownerName]);
  if (database.rowCount === 0) await client.query(`create database ${ownerName}`);
  watching = true;
  // The connection alone must not keep a program running that has finished.
  client.unref();

  return {
    async countOthers() {
      client.ref();
      const found = await client.query<{ others: number }>("select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()", [
        applicationName,
      ]);
      return found.rows[0]?.others ?? 0;
    },
    async close() {
      watching = false;
      client.ref();
      await client.end();
    },
  };
}

// pg has had ref() and unref() since version 7; its published types leave them out.
type KeepingClient = pg.Client & { ref: () => void; unref: () => void };

/** SQLSTATEs of a server that is on its way: cannot_connect_now (starting, recovering, stopping) and crash_shutdown. */
const notYet = new Set(["57P03", "57P02"]);
const patienceMilliseconds = 120_000;
/** For how long a server that cuts new connections off counts as healing itself. */
const cutOffMilliseconds = 15_000;

async function connectPatiently(url: string, lost: () => void): Promise<KeepingClient> {
  const begun = Date.now();
  for (;;) {
    const settings = { connectionString: url, application_name: applicationName, connectionTimeoutMillis: 5000, keepAlive: true };
    const client = new pg.Client(settings) as KeepingClient;
    client.on("error", lost);
    client.on("end", lost);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() - begun > patienceFor(error)) throw error;
      await sleep(50);
    }
  }
}

/** How long to go on trying after such an answer, in milliseconds; 0: at once no more. */
function patienceFor(error: unknown): number {
  if (error instanceof pg.DatabaseError) return notYet.has(error.code ?? "") ? patienceMilliseconds : 0;
  // A server that lost one of its processes ends all others, those included that were just greeting us.
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ECONNRESET" || code === "EPIPE" || message === "Connection terminated unexpectedly" ? cutOffMilliseconds : 0;
}
