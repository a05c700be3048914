import type { z } from "zod";
import type { Permission } from "./permissions.ts";

/** Who may call. `anyone`: also without a session. A permission implies staff. */
export type Access = "anyone" | "signed-in" | Permission;
/** Which rate limit counts a call (XX-3): see server/platform/limits. */
export type LimitClass = "sign-in" | "message" | "write" | "read" | "public";

type Schema = z.ZodType;

/** One endpoint of the HTTP API: its address, its shapes and its rules, shared by server, document and tests. */
export interface Endpoint<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema, O extends Schema = Schema> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With Fastify parameters: `/api/tickets/:id`. */
  path: string;
  /** One sentence for the API page. */
  summary: string;
  access: Access;
  limit: LimitClass;
  params?: P;
  query?: Q;
  body?: B;
  output: O;
  /** Status of a first success; 200 unless said. */
  success?: 200 | 201 | 202 | 204;
  /** Accepts `Idempotency-Key`: a replay answers as the first did. */
  idempotent?: boolean;
  /** Domain error codes that it may answer, for the document. */
  errors?: readonly string[];
}

/** Keeps the literal types of an endpoint's schemas. */
export function endpoint<P extends Schema, Q extends Schema, B extends Schema, O extends Schema>(e: Endpoint<P, Q, B, O>): Endpoint<P, Q, B, O> {
  return e;
}
