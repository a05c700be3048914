import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "../../platform/actor.ts";
import type { DomainError } from "../../platform/errors.ts";
import type { Origin } from "../../platform/db/tx.ts";
import type { Locale } from "../../platform/locale.ts";

/** One request to `/api/auth/*`, for what better-auth calls back while it works on it. */
export interface AuthCall {
  origin: Origin;
  /** Who asks, by the session cookie. */
  actor: Actor;
  /** The person that it turned out to be about: the owner of the name that was typed, or of the link that was used. */
  about: string | null;
  /** Why better-auth was told to stop, in our words; said in place of its code. */
  refusal?: DomainError;
  /** The database could not be asked in the middle: said in place of whatever better-auth made of that. */
  lost?: DomainError;
  /** ID-2: the typed address, where it is another account's and the person has a stand-in (unconfirmed.ts). */
  claimed?: string;
  /** The language of the page that asks: of mails to people who chose none. */
  locale?: Locale;
  /** Whom that refusal concerns: their password was right, and a ban stands against them. */
  refusedId?: string;
}

/** better-auth's callbacks know the request only as headers; this says who and where from. */
export const authCalls = new AsyncLocalStorage<AuthCall>();
