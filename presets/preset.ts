import type { Flow } from "../contract/assistant-flow.ts";

/** Settings and switched-on modules of a kind of community. A plain value: nothing of the server is imported here. */
export interface Preset {
  name: string;
  /** Names of modules that are on (server/app.ts). */
  modules: readonly string[];
  /** Setting → value that stands in for the setting's default. What an admin stores wins. */
  settings: Readonly<Record<string, unknown>>;
  /** What the help bot follows until an admin publishes another (AS-9). */
  flow: Flow;
}
