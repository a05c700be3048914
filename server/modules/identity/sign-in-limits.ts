import { alone } from "../../platform/db/tx.ts";
import { DomainError } from "../../platform/errors.ts";
import { limitSettings } from "../../platform/limits/limit-settings.ts";
import type { Services } from "../../platform/services.ts";

const takeText = "SELECT limit_take(k.key, $2, $3) AS wait FROM unnest($1::text[]) WITH ORDINALITY AS k(key, n) ORDER BY k.n";

/**
 * Takes one try from each key's minute, exactly and across all nodes (ID-3). Keys are taken in the given order, so pass them in
 * the same order of kinds everywhere: two requests then never wait for each other in a circle.
 * @throws 429 with the longest wait
 */
export async function takeTries(services: Services, keys: readonly string[]): Promise<void> {
  if (!services.config.rateLimits || keys.length === 0) return;
  const wait = Math.max(...(await take(services, keys)));
  if (wait > 0) {
    throw new DomainError({
      code: "too-many", status: 429, title: "Too many tries", retryAfter: wait,
      detail: `Too many tries. Wait ${wait} s, then try again. If you forgot your password, choose a new one.`,
    });
  }
}

/** Takes one try from a key's minute, and tells only us: the asker is answered as if it had been taken. @returns false when none was left */
export async function takeSilently(services: Services, key: string): Promise<boolean> {
  if (!services.config.rateLimits) return true;
  return Math.max(...(await take(services, [key]))) === 0;
}

/** Seconds to wait for each key; 0 where a try was taken. In a transaction of its own: a try counts whatever becomes of it. */
async function take(services: Services, keys: readonly string[]): Promise<number[]> {
  const { rows } = await alone(services).query<{ wait: number }>(takeText, [keys, services.settings.get(limitSettings["sign-in"]), services.clock.now()]);
  return rows.map((row) => row.wait);
}
