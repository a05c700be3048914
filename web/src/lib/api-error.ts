/** What is wrong with each field, by its path (`email`, `address.city`); from the `fields` of a 422. */
export type FieldErrors = Record<string, string>;

/** The parts of a problem that a screen may use. */
export type ProblemDetails = {
  type: string;
  title: string;
  /** HTTP status, or 0 when no answer arrived. */
  status: number;
  detail?: string;
  requestId?: string;
  fields?: FieldErrors;
  /** Seconds until the request may be repeated, from `Retry-After`. */
  retryAfter?: number;
  extra?: Readonly<Record<string, unknown>>;
};

/** A request that did not succeed: RFC 9457 problem details as an error. Status 0 means that no answer arrived. */
export class ApiError extends Error implements ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId?: string;
  readonly fields: FieldErrors;
  readonly retryAfter?: number;
  /** Facts that a screen can act on: the current state of a 409, who took it, where it moved. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title);
    this.name = "ApiError";
    this.type = details.type;
    this.title = details.title;
    this.status = details.status;
    this.detail = details.detail;
    this.requestId = details.requestId;
    this.fields = details.fields ?? {};
    this.retryAfter = details.retryAfter;
    this.extra = details.extra ?? {};
  }
}

/** True when repeating the same request later may succeed without the person changing anything. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 502);
}
