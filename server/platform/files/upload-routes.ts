import { MemoryLocker, Server } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { LimitClass } from "../../../contract/endpoint.ts";
import { fileEndpoints } from "../../../contract/files.ts";
import { withTx } from "../db/tx.ts";
import { DomainError, notFound, notSignedIn, tooMany } from "../errors.ts";
import { route } from "../http/routes.ts";
import { sessionTokenFrom } from "../http/session-token.ts";
import { isUuid, newId } from "../ids.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import type { Services } from "../services.ts";
import { fileById } from "./files.queries.ts";
import { presentUpload } from "./present-upload.ts";
import { UploadStore } from "./upload-store.ts";

export const fileRoutes = [
  route(fileEndpoints.state, async ({ tx, params }) => {
    const [row] = await fileById.run({ id: params.id }, tx);
    if (!row) throw notFound("This upload");
    return presentUpload(tx.services, row);
  }),
];

/** tus 1.0 at `/api/uploads`, with the session, the limits and the refusals of every other address. */
export async function mountUploads(app: FastifyInstance, services: Services): Promise<void> {
  // Two requests for one upload on one node wait for each other; over several nodes the offset in the database decides.
  const locker = new MemoryLocker();
  await app.register(async (scope) => {
    // The body is read as it comes, piece by piece; JSON or anything else is not for these addresses.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const take = (method: "POST" | "PATCH" | "HEAD" | "DELETE", url: string, limit: LimitClass) => scope.route({
      method, url,
      // A slow line needs long for a piece; what came by then is kept and the client goes on from there.
      handler: (request, reply) => speakTus(services, locker, limit, request, reply),
    });
    take("POST", "/api/uploads", "write");
    take("HEAD", "/api/uploads/:id", "read");
    take("PATCH", "/api/uploads/:id", "read");
    take("DELETE", "/api/uploads/:id", "write");
  });
}

async function speakTus(services: Services, locker: MemoryLocker, limit: LimitClass, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const personId = await uploaderOf(services, limit, request);
  const { id } = request.params as { id?: string };
  if (id !== undefined && !isUuid(id)) throw notFound("This upload");
  const failure: { error?: unknown } = {};
  const server = new Server({
    path: "/api/uploads", datastore: new UploadStore(services, personId), locker, relativeLocation: true, namingFunction: () => newId(),
    // No size here: the store checks it and has words for it.
    allowedOrigins: () => false,
    onResponseError: (_request, error) => { failure.error ??= error; return undefined; },
  });
  const answer = await server.handleWeb(webRequest(request)).finally(() => readAway(request));
  for (const [name, value] of answer.headers) if (/^(tus-|upload-|location)/.test(name)) reply.header(name, value);
  reply.header("cache-control", "no-store");
  if (answer.status < 400) return reply.code(answer.status).send();
  throw refusalOf(failure.error, answer.status, await answer.text());
}

async function uploaderOf(services: Services, limit: LimitClass, request: FastifyRequest): Promise<string> {
  const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
  const personId = token && await withTx(services, { token }, async (tx) => tx.actor.personId);
  const state = services.limits.count(limit, personId || limitedAddress(request.ip));
  if (services.config.rateLimits && state.exceeded) throw tooMany(state.reset, `That was more than ${state.limit} a minute. What arrived is kept; it goes on in ${state.reset} s.`);
  if (!personId) throw notSignedIn();
  return personId;
}

/** The request as the tus server takes it. The host is of no matter: addresses are answered relative. */
function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // The cookie is ours, not the tus server's.
    if (typeof value === "string" && name !== "cookie") headers.set(name, value);
  }
  const body = request.method === "PATCH" || request.method === "POST" ? Readable.toWeb(request.raw) as ReadableStream : null;
  return new Request(`http://localhost${request.url}`, { method: request.method, headers, ...(body ? { body, duplex: "half" } : {}) });
}

/** A refused request's body is read and dropped, so that its sender hears the refusal and the connection can go on or end. */
function readAway({ raw }: FastifyRequest): void {
  if (raw.readableEnded || raw.destroyed) return;
  raw.removeAllListeners("data");
  raw.resume();
}

/** What the tus server refused by itself, in our words. */
function refusalOf(error: unknown, status: number, text: string): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && status >= 500) return error;
  const words: Record<number, [code: string, title: string, detail: string]> = {
    409: ["offset", "Conflict", "The upload stands elsewhere. Ask where, then go on from there."],
    412: ["tus-version", "Another protocol", "Send the header Tus-Resumable: 1.0.0."],
    413: ["too-large", "Too large", "This is more than 10 MB, or more than was announced. Make it smaller and add it again."],
  };
  const [code, title, detail] = words[status] ?? ["malformed", "Malformed request", text.trim() || "The request could not be read as tus 1.0."];
  return new DomainError({ code, status: status >= 500 ? 400 : status, title, detail });
}
