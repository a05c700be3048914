import type { FastifyInstance } from "fastify";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { systemClock, type Clock } from "./clock.ts";
import { wrongVariable, type Config } from "./config.ts";
import { openPool } from "./db/pools.ts";
import { EventTable } from "./events.ts";
import { closeServer, keepConnections } from "./http/close-server.ts";
import { buildServer } from "./http/server.ts";
import { startWorker } from "./jobs/worker.ts";
import { Limits } from "./limits/limits.ts";
import { limitSettings } from "./limits/limit-settings.ts";
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

/** Makes the services of one process. Nothing listens or works yet. */
export function makeServices(config: Config, modules: readonly Module[], options: { clock?: Clock; settings?: Readonly<Record<string, unknown>> } = {}): Services {
  const clock = options.clock ?? systemClock;
  const log = pino({
    level: config.logLevel,
    // Whatever slips into a log line, these never leave the process.
    redact: { paths: ["req.headers", "*.password", "*.token", "*.email", "*.body"], remove: true },
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

/** Starts the roles that the configuration asks for. */
export async function start(config: Config, modules: readonly Module[], options: { clock?: Clock; settings?: Readonly<Record<string, unknown>> } = {}): Promise<Running> {
  const services = makeServices(config, modules, options);
  const { log } = services;
  await services.settings.start();
  services.limits.start((err) => log.warn({ err }, "rate limits could not be shared with the other nodes; they count alone for now"));
  const stops: (() => Promise<void>)[] = [];
  for (const module of services.modules.modules) {
    const stop = await module.start?.(services);
    if (stop) stops.push(stop);
  }
  const web = config.roles.has("web") ? await buildServer(services) : undefined;
  const connections = web ? keepConnections(web) : new Set<never>();
  await services.realtime.start(services, web?.server, services.modules.socketEvents);
  if (web) {
    await listen(web, config);
    const { port } = web.server.address() as AddressInfo;
    config.publicUrl ??= `http://${config.host === "0.0.0.0" ? "127.0.0.1" : config.host}:${port}`;
  }
  const worker = config.roles.has("worker") ? await startWorker(services) : undefined;
  return {
    services,
    address: web ? config.publicUrl : undefined,
    async stop() {
      if (web) await closeServer(web, connections, () => services.realtime.hangUp());
      // After the last request: what it says still reaches the other nodes.
      await services.realtime.stop();
      await worker?.stop();
      for (const stop of stops.reverse()) await stop();
      services.limits.stop();
      await services.settings.stop();
      await Promise.all([services.pool.end(), services.authPool.end()]);
    },
  };
}

