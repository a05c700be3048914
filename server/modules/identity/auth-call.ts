import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "../../platform/actor.ts";
import type { Origin } from "../../platform/db/tx.ts";

/** One request to `/api/auth/*`, for what better-auth calls back while it works on it. */
export interface AuthCall {
  origin: Origin;
  /** Who asks, by the session cookie. */
  actor: Actor;
  /** The person that it turned out to be about: the owner of the name that was typed, or of the link that was used. */
  about: string | null;
}

/** better-auth's callbacks know the request only as headers; this says who and where from. */
export const authCalls = new AsyncLocalStorage<AuthCall>();
