import type { Actor } from "../actor.ts";
import { audit } from "../audit/audit.ts";
import { withTx, type Origin } from "../db/tx.ts";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";

/** What was asked for, by its address: `GET /api/tickets/:id`, and what it needs. */
export interface Asked { address: string; params: unknown; needs: string }

/**
 * ID-17: notes a request that ended in 403 for somebody who is signed in; every other end is left alone. In a transaction of its own, since the refused
 * one is rolled back. One person's denials are written up to the limit for changes: the log is kept for ever and must not be theirs to fill.
 * @param actor who asked, once that was known
 */
export async function noteDenial(services: Services, actor: Actor | undefined, origin: Origin, asked: Asked, error: unknown): Promise<void> {
  if (!actor?.personId || !(error instanceof DomainError) || error.status !== 403) return;
  if (services.limits.count("write", `denied:${actor.personId}`).exceeded) return;
  await withTx(services, { actor }, (tx) => audit(tx, {
    verb: "permission.denied", subjectKind: "endpoint", subjectId: asked.address, after: { params: asked.params ?? null, needs: asked.needs },
  }), origin);
}
