import type { FastifyInstance } from "fastify";
import { sameSecret } from "../same-secret.ts";
import type { Services } from "../services.ts";

/** XX-7: alive (the process answers), ready (the database answers), and figures for Prometheus. */
export function mountHealth(app: FastifyInstance, services: Services): void {
  app.get("/health/live", async () => ({ status: "alive" }));
  app.get("/health/ready", async (_request, reply) => {
    try {
      await services.pool.query({ name: "ready", text: "SELECT 1", values: [] });
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "not ready", waitsFor: "database" });
    }
  });
  app.get("/metrics", async (request, reply) => {
    const token = services.config.metricsToken;
    if (token ? !sameSecret(request.headers.authorization ?? "", `Bearer ${token}`) : !isLocal(request.raw.socket.remoteAddress, request.headers["x-forwarded-for"])) return reply.code(404).send();
    return reply.type(services.metrics.registry.contentType).send(await services.metrics.registry.metrics());
  });
}

/** Without a token, figures are shown to programs on the same machine only; what a proxy passes on is not from there. */
function isLocal(address: string | undefined, forwarded: unknown): boolean {
  return forwarded === undefined && isLoopback(address ?? "");
}

function isLoopback(address: string): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}
