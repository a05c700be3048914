import { systemActor } from "./actor.ts";
import { withTx } from "./db/tx.ts";
import { emit } from "./events.ts";
import type { Services } from "./services.ts";

/** Something failed that people who run this instance should know of. */
export interface SystemError {
  /** `job`: failed for good. `requests`: many failed in a short time. */
  what: "job" | "requests";
  /** The job's name; empty for requests. */
  name: string;
  /** `2026-11-21T09`: the same trouble is news once an hour. */
  hour: string;
}

declare module "./events.ts" {
  interface DomainEvents {
    "system.error": SystemError;
  }
}

/** So many requests that failed by our fault within this time are trouble. */
const many = 10, within = 5 * 60_000;

interface Seen { failures: number[]; told: Set<string> }
const seen = new WeakMap<Services, Seen>();

function seenBy(services: Services): Seen {
  let entry = seen.get(services);
  if (!entry) seen.set(services, entry = { failures: [], told: new Set() });
  return entry;
}

/** A request ended in a 500. Counted in memory: this may be called because the database is the trouble. */
export function noteFailedRequest(services: Services): void {
  const now = services.clock.now().getTime();
  const entry = seenBy(services);
  entry.failures = [...entry.failures.filter((at) => at > now - within), now].slice(-many);
  if (entry.failures.length >= many) tell(services, "requests", "");
}

/** A job was tried for the last time. The job that tells of trouble makes none itself. */
export function noteFailedJob(services: Services, name: string): void {
  if (!name.includes("system.error")) tell(services, "job", name);
}

function tell(services: Services, what: SystemError["what"], name: string): void {
  const hour = services.clock.now().toISOString().slice(0, 13);
  const { told } = seenBy(services);
  const key = `${what}:${name}:${hour}`;
  if (told.has(key)) return;
  if (told.size > 500) told.clear();
  told.add(key);
  withTx(services, { actor: systemActor }, (tx) => emit(tx, "system.error", { what, name, hour })).catch((err: unknown) => {
    told.delete(key);
    services.log.warn({ err }, "trouble could not be told");
  });
}
