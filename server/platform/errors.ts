/** A refusal with a name. Routes turn it into RFC 9457 problem details (server/platform/http/problem.ts). */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly fields: FieldProblem[] | undefined;
  readonly extra: Record<string, unknown> | undefined;
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined;
  /** How many a minute there may be, when it was one too many. */
  readonly limit: number | undefined;

  constructor(options: {
    code: string; status: number; title: string; detail: string;
    fields?: FieldProblem[]; extra?: Record<string, unknown>; retryAfter?: number; limit?: number | undefined;
  }) {
    super(options.detail);
    this.name = "DomainError";
    this.code = options.code;
    this.status = options.status;
    this.title = options.title;
    this.fields = options.fields;
    this.extra = options.extra;
    this.retryAfter = options.retryAfter;
    this.limit = options.limit;
  }
}

export interface FieldProblem {
  /** Path in the body or query, dot-separated: `subject`, `tags.0`. */
  path: string;
  message: string;
}

/** 404: missing, or not the caller's to see. The two look the same on purpose. */
export function notFound(what = "This"): DomainError {
  return new DomainError({ code: "not-found", status: 404, title: "Not found", detail: `${what} does not exist, or you may not see it.` });
}

/** 401. */
export function notSignedIn(): DomainError {
  return new DomainError({ code: "not-signed-in", status: 401, title: "Not signed in", detail: "Sign in, then try again." });
}

/** 403: the thing can be seen, the verb is not the caller's. */
export function forbidden(detail = "Your role does not allow this."): DomainError {
  return new DomainError({ code: "forbidden", status: 403, title: "Not allowed", detail });
}

/** 403: on the staff, but without the second factor that this instance requires (ID-3). */
export function secondFactorNeeded(): DomainError {
  return new DomainError({ code: "second-factor-needed", status: 403, title: "Set up your second factor", detail: "The team's work needs a second factor here. Set one up in your account, then go on." });
}

/** 409: the state does not allow it. `extra` says the current state. */
export function conflict(code: string, detail: string, extra?: Record<string, unknown>): DomainError {
  return new DomainError({ code, status: 409, title: "Conflict", detail, ...(extra ? { extra } : {}) });
}

/** 422: fields that are well-formed but not acceptable. */
export function invalid(fields: FieldProblem[]): DomainError {
  const first = fields[0];
  return new DomainError({ code: "invalid", status: 422, title: "Please check what you wrote", detail: first ? first.message : "Some fields are not right.", fields });
}

/** 429. `retryAfter` in seconds. */
export function tooMany(retryAfter: number, detail: string, limit?: number): DomainError {
  return new DomainError({ code: "too-many", status: 429, title: "Too many at once", detail, retryAfter: Math.max(1, Math.ceil(retryAfter)), limit });
}

/** 503: something that we depend on is down. */
export function unavailable(detail: string, retryAfter = 5): DomainError {
  return new DomainError({ code: "unavailable", status: 503, title: "Not available right now", detail, retryAfter });
}

/** The fields of a PostgreSQL error that we act on. */
export interface DatabaseError extends Error {
  code: string;
  constraint?: string;
}

export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code);
}
