import type { FastifyReply, FastifyRequest } from "fastify";
import type { LimitClass } from "../../../contract/endpoint.ts";
import type { Permission } from "../../../contract/permissions.ts";
import { may, needsSecondFactor, type Actor } from "../actor.ts";
import { withTx, type Origin, type Start, type Tx } from "../db/tx.ts";
import { forbidden, notSignedIn, secondFactorNeeded, tooMany } from "../errors.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import type { Services } from "../services.ts";
import { noteDenial } from "./denials.ts";
import { sessionTokenFrom } from "./session-token.ts";

/**
 * Lets a caller in to an address that speaks no JSON, by the rules of all others: session, permission, limit, a line in the audit log where it is refused (ID-17).
 * `work` runs in the same transaction, and checks the input: whoever may not have the file learns nothing of what its address takes.
 * @returns how later transactions of the answer begin: with the same session, so that they end with its rights
 * @throws 401, 403, 429
 */
export async function admitFile<T = void>(services: Services, request: FastifyRequest, reply: FastifyReply, permission: Permission, limit: LimitClass, work: (tx: Tx) => Promise<T> = async () => undefined as T): Promise<{ start: Start; origin: Origin; result: T }> {
  const start: Start = { token: sessionTokenFrom(request.headers.cookie, services.config.secret) ?? null };
  const origin = { requestId: request.id, address: request.ip };
  let actor: Actor | undefined;
  try {
    const result = await withTx(services, start, async (tx) => {
      actor = tx.actor;
      const state = services.limits.count(limit, tx.actor.personId ?? limitedAddress(request.ip));
      if (services.config.rateLimits) {
        reply.header("ratelimit-limit", String(state.limit)).header("ratelimit-remaining", String(state.remaining)).header("ratelimit-reset", String(state.reset));
        if (state.exceeded) throw tooMany(state.reset, `That was more than ${state.limit} a minute. Wait ${state.reset} s, then go on.`);
      }
      if (!tx.actor.personId) throw notSignedIn();
      if (!may(tx.actor, permission)) throw needsSecondFactor(tx.actor) ? secondFactorNeeded() : forbidden(tx.actor.kind === "staff" ? undefined : "This is for the team only.");
      return work(tx);
    }, origin);
    return { start, origin, result };
  } catch (error) {
    await noteDenial(services, actor, origin, { address: `${request.method} ${request.routeOptions.url ?? ""}`, params: request.params, needs: permission }, error);
    throw error;
  }
}
