import type { Tx } from "./db/tx.ts";
import { addJobs, type JobSpec } from "./jobs/add-jobs.ts";
import { isOn } from "./module.ts";
import type { Services } from "./services.ts";

/**
 * Event → payload. Each module adds its own by declaration merging in its `events.ts`:
 * `declare module "../../platform/events.ts" { interface DomainEvents { "ticket.created": { ticketId: string } } }`
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface DomainEvents {}

export type EventName = keyof DomainEvents & string;

/** "When this happens, do that": runs as a job after commit, at least once, retried with backoff. Must be idempotent. */
export interface Reaction<Name extends EventName = EventName> {
  /** `module.what`, unique: the job's identifier is `reaction:<name>`. */
  name: string;
  on: Name;
  /** Decided in the emitting transaction; no job is made when it says no. */
  when?: (payload: DomainEvents[Name], services: Services) => boolean;
  run: (context: ReactionContext, payload: DomainEvents[Name]) => Promise<void>;
  maxAttempts?: number;
}

export interface ReactionContext {
  services: Services;
}

/** Keeps the link between an event's name and its payload. */
export function reaction<Name extends EventName>(r: Reaction<Name>): Reaction {
  return r as unknown as Reaction;
}

/** All reactions by event. */
export class EventTable {
  readonly reactions: readonly Reaction[];
  private readonly byEvent = new Map<string, Reaction[]>();
  constructor(reactions: readonly Reaction[]) {
    this.reactions = reactions;
    for (const r of reactions) this.byEvent.set(r.on, [...(this.byEvent.get(r.on) ?? []), r]);
  }
  jobsFor(services: Services, name: string, payload: unknown): JobSpec[] {
    return (this.byEvent.get(name) ?? [])
      .filter((r) => ownerIsOn(services, r))
      .filter((r) => !r.when || (r.when as (p: unknown, s: typeof services) => boolean)(payload, services))
      .map((r) => ({ identifier: `reaction:${r.name}`, payload, ...(r.maxAttempts ? { maxAttempts: r.maxAttempts } : {}) }));
  }
}

/**
 * Tells whoever listens, by one job each, inside this transaction: rolled back together, never lost after commit.
 * @param runAt not before this moment: while what happened can still be taken back
 */
export async function emit<Name extends EventName>(tx: Tx, name: Name, payload: DomainEvents[Name], runAt?: Date): Promise<void> {
  const jobs = tx.services.events.jobsFor(tx.services, name, payload);
  await addJobs(tx, runAt ? jobs.map((job) => ({ ...job, runAt })) : jobs);
}

function ownerIsOn(services: Services, reaction: Reaction): boolean {
  const owner = services.modules.ownerOf(reaction);
  return owner === undefined || isOn(services, owner);
}
