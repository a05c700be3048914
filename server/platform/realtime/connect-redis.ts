import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import { wrongVariable } from "../config.ts";

/** Milliseconds within which Redis must answer when the server starts. */
const firstPatience = 5000;

const clientFor = (url: string) => createClient({ url });

/**
 * Connects to Redis. Once connected, the client comes back by itself however long Redis is away.
 * @param onTrouble hears of each failure after the first connection
 * @throws ConfigError when it does not answer within 5 s: a start that waits for ever would look like one that works
 */
export async function connectRedis(url: string, onTrouble: (error: Error) => void): Promise<ReturnType<typeof clientFor>> {
  const client = clientFor(url);
  let last: Error | undefined, connected = false;
  client.on("error", (error: Error) => {
    last = error;
    if (connected) onTrouble(error);
  });
  const done = new AbortController();
  const connecting = client.connect().then(() => { connected = true; }, (error: Error) => { last = error; });
  await Promise.race([connecting, sleep(firstPatience, undefined, { signal: done.signal }).catch(() => {})]);
  done.abort();
  if (connected) return client;
  client.destroy();
  throw wrongVariable("BARAZA_REDIS_URL", `Redis does not answer (${last?.message || (last as { code?: string } | undefined)?.code || "no connection"})`);
}
