import compress from "@fastify/compress";
import underPressure from "@fastify/under-pressure";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import helmet from "helmet";
import { forbidden, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { isOn } from "../module.ts";
import type { Services } from "../services.ts";
import { refuseUnreadable } from "./client-error.ts";
import { mountHealth } from "./health.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { mountDocument } from "./openapi.ts";
import { sendProblem } from "./problem.ts";
import { mountWebPages, sendMissingPage } from "./web-pages.ts";

/** The HTTP server with every module's routes. Listening is the caller's. */
export async function buildServer(services: Services): Promise<FastifyInstance> {
  const { config } = services;
  // Made once: the plugin for Fastify would put the policy together again at each answer.
  const secure = helmet(securityHeaders(config.publicUrl));
  const app: FastifyInstance = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    // Our own line per answer (below) leaves addresses and queries out.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    // So many hops from the right are our proxies; what stands further left was written by the client.
    trustProxy: config.trustProxy > 0 ? (_address: string, hop: number) => hop < config.trustProxy : false,
    requestIdHeader: false,
    genReqId: newId,
    routerOptions: { maxParamLength: 500 },
    // Addresses that the router itself refuses answer in our shape too: a link that was cut off leads to the page that says so. No hook has run for them.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      secure(request.raw, reply.raw, () => { void (asksForPage(request) ? sendMissingPage(services, reply) : sendProblem(services, request, reply, error)); });
    },
    clientErrorHandler: (error, socket) => refuseUnreadable(services, error, socket),
    forceCloseConnections: "idle",
    // Whoever asks while we stop is answered, by a connection that ends with it (close-server.ts).
    return503OnClosing: false,
    // A member on a slow phone may need long for a few kilobytes, but not for ever.
    requestTimeout: 30_000,
  });
  app.addHook("onRequest", (request, reply, done) => secure(request.raw, reply.raw, (error) => done(error as Error | undefined)));
  // zstd made on the fly is larger than brotli for our pages; gzip for old browsers.
  await app.register(compress, { threshold: 1024, encodings: ["br", "gzip"] });
  await app.register(underPressure, { maxEventLoopDelay: config.mostLag, retryAfter: 5 });
  // JSON is the one body that we take; anything else is 415.
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error, request, reply) => sendProblem(services, request, reply, error));
  app.setNotFoundHandler((request, reply) => (asksForPage(request) ? sendMissingPage(services, reply) : sendProblem(services, request, reply, notFound("This address"))));
  app.addHook("onRequest", async (request) => refuseForeignOrigin(services, request.method, request.headers));
  app.addHook("onSend", (request, reply, _payload, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    services.load.answered();
    const route = request.routeOptions.url ?? "unknown";
    services.metrics.httpSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    // Addresses, queries and bodies stay out of the log: they are personal data.
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, "answered");
    done();
  });
  mountHealth(app, services);
  mountDocument(app, services);
  for (const module of services.modules.modules) {
    for (const route of module.routes ?? []) route.mount(app, services, module.switch && (() => isOn(services, module)));
  }
  for (const module of services.modules.modules) await module.http?.(app, services);
  // Not left to the files of the web app: looking for one, and for one with nearly that name, takes longer than most answers.
  app.get("/api/*", (request, reply) => sendProblem(services, request, reply, notFound("This address")));
  await mountWebPages(app, services);
  return app;
}

/** Whether a browser followed a link, rather than a program calling the API. */
function asksForPage(request: FastifyRequest): boolean {
  return request.method === "GET" && !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
}

/** XX-3. Styles come from files; React's style properties go through the CSSOM, which the policy allows. */
function securityHeaders(publicUrl: string | undefined) {
  const secure = publicUrl?.startsWith("https:") ?? false;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", "data:", "blob:"], fontSrc: ["'self'"], mediaSrc: ["'self'"],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], workerSrc: ["'self'"], formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    // Headers for browsers that nobody has any more: each is bytes on a metered line, on every answer.
    xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false, xDnsPrefetchControl: false, originAgentCluster: false,
    referrerPolicy: { policy: "same-origin" as const },
  };
}

/** ID-4: a state-changing request that another site caused is refused, whatever cookies came along. */
function refuseForeignOrigin(services: Services, method: string, headers: Record<string, string | string[] | undefined>): void {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return;
  if (headers["sec-fetch-site"] === "cross-site") throw forbidden("This request came from another site.");
  const { origin, host } = headers;
  if (typeof origin === "string" && !isOwnOrigin(origin, typeof host === "string" ? host : undefined, services.config.publicUrl)) throw forbidden("This request came from another site.");
}
