import { ApiError, type FieldErrors } from "./api-error.ts";
import { reportReachable } from "./network.ts";
import { fromServer, textsOf } from "./texts.ts";
import { errorsTexts } from "../texts/en/errors.ts";

const t = textsOf(errorsTexts);

export { ApiError } from "./api-error.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type ApiOptions = {
  /** Sent as JSON. */
  body?: unknown;
  /** Query parameters; undefined ones are left out, arrays repeat the name. */
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  signal?: AbortSignal;
  /** Makes a repeated write answer as the first did. */
  idempotencyKey?: string;
  /** Milliseconds to wait for the answer; 20 seconds when left out. */
  timeout?: number;
};

function withQuery(path: string, query: ApiOptions["query"]): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of typeof value === "object" ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}

/** Seconds from a Retry-After header (a number of seconds or a date, RFC 9110 §10.2.3). */
export function retryAfterSeconds(header: string | null, now: number = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): FieldErrors {
  const fields: FieldErrors = {};
  for (const one of Array.isArray(value) ? value : []) {
    if (!isRecord(one)) continue;
    const { path, message } = one;
    // The first complaint about a field is the one to show.
    if (typeof path === "string" && typeof message === "string") fields[path] ??= fromServer(message);
  }
  return fields;
}

/** A refusal as an error, from the problem details (RFC 9457) in its body. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = isRecord(body) ? body : {};
  const type = asText(problem.type) ?? "about:blank";
  const detail = asText(problem.detail);
  return new ApiError({
    type,
    title: fromServer(asText(problem.title) ?? t("theRequestWasRefused")),
    status: response.status,
    detail: detail && fromServer(detail, type.split("/").at(-1)),
    requestId: asText(problem.requestId) ?? response.headers.get("x-request-id") ?? undefined,
    fields: asFields(problem.fields),
    retryAfter: retryAfterSeconds(response.headers.get("retry-after")),
    extra: isRecord(problem.extra) ? problem.extra : {},
  });
}

/** That no answer came, in words for a person: in time, or at all. */
export function unreachable(timedOut: boolean): ApiError {
  return new ApiError({
    type: timedOut ? "timeout" : "network",
    title: timedOut ? t("theServerTookToo") : t("noConnection"),
    status: 0,
    detail: timedOut
      ? t("theServerTookTooLong")
      : t("weCantReachThe"),
  });
}

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  if (text === "") return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiError({ type: "unreadable", title: t("theServerGaveAn"), status: response.status });
  }
}

function requestOf(method: Method, options: ApiOptions, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.body !== undefined) headers["content-type"] = "application/json";
  if (options.idempotencyKey !== undefined) headers["idempotency-key"] = options.idempotencyKey;
  const request: RequestInit = { method, headers, credentials: "same-origin", signal };
  if (options.body !== undefined) request.body = JSON.stringify(options.body);
  return request;
}

/**
 * Asks our own API.
 *
 * @param path absolute path on this origin, such as `/api/me`
 * @returns the parsed JSON answer; undefined for an empty answer (204)
 * @throws ApiError with the server's problem details, or with status 0 when no answer arrived in time.
 *   When the caller's own signal aborts, the signal's reason is thrown as it is.
 */
export async function api<T>(method: Method, path: string, options: ApiOptions = {}): Promise<T> {
  const { signal, timeout = 20_000 } = options;
  const stop = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    stop.abort();
  }, timeout);
  const forward = () => stop.abort(signal?.reason);
  if (signal?.aborted) forward();
  signal?.addEventListener("abort", forward, { once: true });
  try {
    const response = await fetch(withQuery(path, options.query), requestOf(method, options, stop.signal));
    reportReachable(true);
    return await answerOf<T>(response);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (signal?.aborted) throw signal.reason;
    if (!timedOut) reportReachable(false);
    throw unreachable(timedOut);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", forward);
  }
}
