// A process that runs one server after another, each on a database of its own: the modules are loaded and compiled once for all
// stories of a Playwright worker instead of once for each (measured: 3 s of processor time a story). How the server starts as a
// process of its own is tested in server/main.test.ts.
import { presets } from "../../presets/index.ts";
import { modules } from "../../server/app.ts";
import { configFrom, readEnvironment } from "../../server/platform/config.ts";
import { start, type Running } from "../../server/platform/start.ts";
import type { HostAnswer, HostOrder } from "./host-messages.ts";

let running: Running | undefined;

process.on("message", (order: HostOrder) => {
  obey(order).then(answer, (error: unknown) => answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
// Whoever started this process is gone: nobody would end it.
process.on("disconnect", () => process.exit(0));

async function obey(order: HostOrder): Promise<HostAnswer> {
  if (order.do === "stop") {
    await running?.stop();
    running = undefined;
    return {};
  }
  const config = configFrom(readEnvironment(order.environment), order.database, order.secret);
  const preset = presets[config.preset];
  running = await start(config, modules.filter(({ name }) => preset.modules.includes(name)), { settings: preset.settings });
  return { address: running.address };
}

function answer(words: HostAnswer): void {
  process.send?.(words);
}
