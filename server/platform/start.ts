import type { FastifyInstance } from "fastify";
import { isIP, type AddressInfo, type Socket } from "node:net";
import { pino } from "pino";
import { systemClock, type Clock } from "./clock.ts";
import { wrongVariable, type Config } from "./config.ts";
import { openPool } from "./db/pools.ts";
import { EventTable } from "./events.ts";
import { closeServer, keepConnections } from "./http/close-server.ts";
import { buildServer } from "./http/server.ts";
import { startWorker, type WorkerHandle } from "./jobs/worker.ts";
import { limitSettings } from "./limits/limit-settings.ts";
import { ipv6Groups } from "./limits/limited-address.ts";
import { Limits } from "./limits/limits.ts";
import { Load } from "./load.ts";
import { Metrics } from "./metrics.ts";
import { Registry, type Module } from "./module.ts";
import { Realtime } from "./realtime/realtime.ts";
import { SettingsCache } from "./settings/settings.ts";
import type { Services } from "./services.ts";
import { mailModule } from "./mail/mail-module.ts";
import { platformModule } from "./platform-module.ts";

export interface Running {
  services: Services;
  /** Where it listens; undefined without the web role. */
  address: string | undefined;
  /** Stops in order: no new connections, sockets close, running requests end, jobs end, connections close. */
  stop(): Promise<void>;
}

/** What PostgreSQL adds to an error: the row that it refused, the values of a key, the statement of a function with its words. */
const databaseWords = ["detail", "where", "internalQuery"].flatMap((name) => [`err.${name}`, `err.cause.${name}`]);

/** Makes the services of one process. Nothing listens or works yet. */
export function makeServices(config: Config, modules: readonly Module[], options: { clock?: Clock; settings?: Readonly<Record<string, unknown>> } = {}): Services {
  const clock = options.clock ?? systemClock;
  const log = pino({
    level: config.logLevel,
    // Whatever slips into a log line, these never leave the process.
    redact: { paths: ["req.headers", "*.password", "*.token", "*.email", "*.body", ...databaseWords], remove: true },
    base: undefined,
  });
  const registry = new Registry([platformModule, mailModule, ...modules]);
  const warnPool = (err: Error) => log.warn({ err }, "a database connection was lost");
  const pool = openPool({ url: config.appUrl, max: config.poolSize, name: "app", onError: warnPool });
  const authPool = openPool({ url: config.appUrl, max: Math.max(2, Math.floor(config.poolSize / 4)), name: "sign-in", asSystem: true, onError: warnPool });
  const settings = new SettingsCache({
    url: config.appUrl, declared: registry.settings, overrides: options.settings ?? {},
    warn: (err, text) => log.warn({ err }, text),
  });
  const limits = new Limits({ clock, pool, perMinute: (kind) => settings.get(limitSettings[kind]) });
  return {
    config, clock, log, pool, authPool, settings, limits, realtime: new Realtime(),
    events: new EventTable(registry.reactions), metrics: new Metrics(), load: new Load(), modules: registry,
  };
}

/** @throws ConfigError when PORT or HOST can't be used on this machine */
async function listen(web: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await web.listen({ port, host });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EADDRINUSE") throw wrongVariable("PORT", `${port} is in use by another program on this machine`);
    if (code === "EACCES") throw wrongVariable("PORT", `${port} may only be used by the machine's administrator`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EINVAL") throw wrongVariable("HOST", `${host} is no address of this machine`);
    throw error;
  }
}

/** What of a process has begun: it ends in whatever state the start was left. */
interface Begun {
  web?: FastifyInstance;
  connections: ReadonlySet<Socket>;
  worker?: WorkerHandle;
  /** Of the modules, in the order of their start. */
  stops: (() => Promise<void>)[];
}

/** Starts the roles that the configuration asks for. @throws ConfigError, and whatever else kept it from starting; nothing of it goes on then */
export async function start(config: Config, modules: readonly Module[], options: { clock?: Clock; settings?: Readonly<Record<string, unknown>> } = {}): Promise<Running> {
  const services = makeServices(config, modules, options);
  const begun: Begun = { connections: new Set(), stops: [] };
  try {
    await begin(services, begun);
  } catch (error) {
    // Connections left open would complain of a database that is stopped next, below the words that say what was wrong.
    await stop(services, begun).catch((err: unknown) => services.log.error({ err }, "what had begun could not be ended"));
    throw error;
  }
  return { services, address: begun.web ? config.publicUrl : undefined, stop: () => stop(services, begun) };
}

async function begin(services: Services, begun: Begun): Promise<void> {
  const { config, log } = services;
  await services.settings.start();
  services.limits.start((err) => log.warn({ err }, "rate limits could not be shared with the other nodes; they count alone for now"));
  for (const module of services.modules.modules) {
    const stopModule = await module.start?.(services);
    if (stopModule) begun.stops.push(stopModule);
  }
  const web = config.roles.has("web") ? await buildServer(services) : undefined;
  if (web) Object.assign(begun, { web, connections: keepConnections(web) } satisfies Partial<Begun>);
  await services.realtime.start(services, web?.server, services.modules.socketEvents);
  if (web) {
    await listen(web, config);
    const { port } = web.server.address() as AddressInfo;
    config.publicUrl ??= `http://${hostInUrl(config.host)}:${port}`;
  }
  if (config.roles.has("worker")) begun.worker = await startWorker(services);
}

/** How this machine's browser reaches what listens at `host`: at all addresses of a kind, by its own of that kind. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (isIP(host) !== 6) return host;
  return ipv6Groups(host)?.some((group) => group !== 0) ? `[${host}]` : "[::1]";
}

async function stop(services: Services, { web, connections, worker, stops }: Begun): Promise<void> {
  if (web) await closeServer(web, connections, () => services.realtime.hangUp());
  // After the last request: what it says still reaches the other nodes.
  await services.realtime.stop();
  await worker?.stop();
  for (const stopModule of stops.reverse()) await stopModule();
  services.limits.stop();
  await services.settings.stop();
  await Promise.all([services.pool.end(), services.authPool.end()]);
}
