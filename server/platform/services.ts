import type pg from "pg";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { EventTable } from "./events.ts";
import type { Load } from "./load.ts";
import type { Limits } from "./limits/limits.ts";
import type { Metrics } from "./metrics.ts";
import type { Registry } from "./module.ts";
import type { Realtime } from "./realtime/realtime.ts";
import type { SettingsCache } from "./settings/settings.ts";

/** What one process of Baraza works with. Made once in server/platform/start.ts, handed to everything, never a global. */
export interface Services {
  config: Config;
  clock: Clock;
  log: Logger;
  /** Connections as the role that row-level security binds. */
  pool: pg.Pool;
  /** The same role, but every statement acts as the system: for sign-in (better-auth) only. */
  authPool: pg.Pool;
  settings: SettingsCache;
  realtime: Realtime;
  limits: Limits;
  events: EventTable;
  metrics: Metrics;
  /** How busy this process is. */
  load: Load;
  modules: Registry;
}
