import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../contract/common.ts";
import { DomainError, isDatabaseError } from "../errors.ts";
import type { Registry } from "../module.ts";
import type { Services } from "../services.ts";
import { noteFailedRequest } from "../trouble.ts";

/** Turns any error into a refusal that may be shown (XX-5). What is not ours to explain becomes a 500 without details. */
export function toDomainError(error: unknown, modules: Registry): DomainError {
  if (error instanceof DomainError) return error;
  if (isDatabaseError(error)) return fromDatabase(error, modules);
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return simple("unsupported-type", 415, "Unsupported content type", "Send JSON with content-type: application/json.");
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return simple("too-large", 413, "Too large", "This is more than can be taken at once. Shorten it.");
  if (code === "FST_ERR_BAD_URL") return simple("malformed", 400, "Malformed request", "The address could not be read. After each % belong two hexadecimal digits of a UTF-8 text.");
  if (statusCode && statusCode >= 400 && statusCode < 500) return simple("malformed", 400, "Malformed request", "The request could not be read. Send well-formed JSON.");
  if (statusCode === 503) return simple("unavailable", 503, "Not available right now", "The server is very busy. Try again in a few seconds.", 5);
  return simple("internal", 500, "Something went wrong", "Something went wrong on our side. It has been noted; try again.");
}

function simple(code: string, status: number, title: string, detail: string, retryAfter?: number): DomainError {
  return new DomainError({ code, status, title, detail, ...(retryAfter ? { retryAfter } : {}) });
}

function fromDatabase(error: { code: string; constraint?: string }, modules: Registry): DomainError {
  const named = error.constraint ? modules.violation(error.constraint) : undefined;
  if (named) return named;
  // 22P02/22003/22021: a value that the type can't hold slipped through a schema, such as a NUL character in a text.
  if (/^22/.test(error.code)) return simple("invalid", 422, "Please check what you wrote", "Some part of this can't be stored. Remove unusual characters and try again.");
  if (error.code === "23503") return simple("invalid", 422, "Please check what you wrote", "Something that this refers to does not exist.");
  if (error.code === "57014") return simple("unavailable", 503, "Not available right now", "This took too long. Try again, or narrow it down.", 5);
  return simple("internal", 500, "Something went wrong", "Something went wrong on our side. It has been noted; try again.");
}

/** Answers with problem details; each carries the request id that is in the log. */
export function sendProblem(services: Services, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = toDomainError(error, services.modules);
  if (refusal.status >= 500) request.log.error({ err: error }, "request failed");
  if (refusal.status === 500) noteFailedRequest(services);
  const body: Problem = {
    type: `/problems/${refusal.code}`, title: refusal.title, status: refusal.status, detail: refusal.message,
    instance: request.url.split("?")[0] ?? "", requestId: request.id,
    ...(refusal.fields ? { fields: refusal.fields } : {}), ...(refusal.extra ? { extra: refusal.extra } : {}),
  };
  if (refusal.retryAfter) reply.header("retry-after", String(refusal.retryAfter));
  if (refusal.limit) reply.header("ratelimit-limit", String(refusal.limit));
  if (refusal.status === 429) reply.header("ratelimit-remaining", "0").header("ratelimit-reset", String(refusal.retryAfter ?? 1));
  return reply.code(refusal.status).type("application/problem+json").send(JSON.stringify(body));
}
