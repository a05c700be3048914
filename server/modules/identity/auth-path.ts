import type { z } from "zod";
import type { Services } from "../../platform/services.ts";
import type { AuthCall } from "./auth-call.ts";

/** A checked request to one of better-auth's paths. */
export interface AuthAsk<Input> extends AuthCall {
  services: Services;
  input: Input;
  /** The Cookie header: whose code is waited for stands in a signed cookie. */
  cookies: string | undefined;
}

/** One of better-auth's paths that we let through, with what we ask and do around it. */
export interface AuthPath<Input = never> {
  /** Below `/api/auth/`. */
  path: string;
  method: "GET" | "POST";
  /** Of the body, or of the query for GET. Unknown fields are refused: no address to return to is ever taken from a client. */
  input: z.ZodType<Input>;
  /** Only for people who are signed in. */
  signedIn?: boolean;
  /** Makes or checks a password: waits its turn. */
  hashes?: boolean;
  /** The answer comes no sooner than this, in milliseconds, so that its time does not tell whether an address has an account. */
  atLeast?: number;
  /** Refuses what better-auth would take. Comes first, and costs no try: it says nothing about anybody. */
  check?: (ask: AuthAsk<Input>) => void;
  /** Whose name was typed? Before the tries, which are counted by it: it must cost no more than one look. */
  prepare?: (ask: AuthAsk<Input>) => Promise<void>;
  /** Tries that this takes, on keys that all nodes share (ID-3). */
  tries?: (ask: AuthAsk<Input>) => string[];
  /** After the tries: checks that cost something, or that ask others. */
  admit?: (ask: AuthAsk<Input>) => Promise<void>;
  /** Success is a visit: compared with what banned people came with (ID-12). */
  visit?: "sign_up" | "sign_in";
  /** The body for better-auth; the input itself unless said. */
  body?: (ask: AuthAsk<Input>) => Promise<unknown>;
  /** After better-auth's answer: another body to try with once, or nothing when that answer stands. `code` is null after success. */
  again?: (ask: AuthAsk<Input>, code: string | null, answer: unknown) => Promise<unknown>;
  /** After success, with the cookies that better-auth sets. Gives the answer to send in its place, or nothing to send that. */
  done?: (ask: AuthAsk<Input>, answer: unknown, cookies: readonly string[]) => Promise<unknown>;
  /** After a refusal with this code. */
  failed?: (ask: AuthAsk<Input>, code: string) => Promise<void>;
}

/** Keeps the input's type inside one path; the list of all paths need not know it. */
export function authPath<Input>(path: AuthPath<Input>): AuthPath {
  return path as unknown as AuthPath;
}
