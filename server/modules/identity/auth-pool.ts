import type pg from "pg";
import { orUnavailable } from "../../platform/db/wire.ts";
import { DomainError } from "../../platform/errors.ts";
import { authCalls } from "./auth-call.ts";

/** As Kysely asks for it: with promises, and no callbacks. */
type Asks = (...asked: unknown[]) => Promise<unknown>;

/**
 * The sign-in pool as better-auth gets it: a connection that is lost or can't be had is a 503. It is also noted with the request, because
 * better-auth takes some of these errors for a refusal ("this name is taken"), or for nobody being signed in.
 */
export function notingLoss(pool: pg.Pool): pg.Pool {
  return Object.assign(Object.create(pool) as pg.Pool, {
    connect: async () => {
      const client = await pool.connect().catch(noteLoss);
      const query = client.query.bind(client) as unknown as Asks;
      // Only for as long as it is handed out: the pool's own client is not touched.
      return Object.assign(Object.create(client) as pg.PoolClient, { query: (...asked: unknown[]) => query(...asked).catch(noteLoss) });
    },
  });
}

function noteLoss(error: unknown): never {
  const told = orUnavailable(error);
  const call = authCalls.getStore();
  if (call && told instanceof DomainError) call.lost = told;
  throw told;
}
