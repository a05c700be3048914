/** Makes one export as a worker would, and kills itself after so many rows. */
import { modules } from "../../../app.ts";
import { configFrom, readEnvironment } from "../../../platform/config.ts";
import type { ExportEntry, Exporter } from "../../../platform/ports.ts";
import { makeServices } from "../../../platform/start.ts";
import { runExport } from "./run-export.ts";

export interface Orders { exportId: string; ownerUrl: string; appUrl: string; secret: string; dieAtRow: number; dataDir: string }
const orders = JSON.parse(process.argv[2] ?? "{}") as Orders;

let rows = 0;
async function* counted(source: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  for await (const row of source) {
    if (++rows === orders.dieAtRow) process.kill(process.pid, "SIGKILL");
    yield row;
  }
}
const mortal = (exporter: Exporter): Exporter => ({
  name: exporter.name,
  async *entries(services, personId): AsyncGenerator<ExportEntry> {
    for await (const entry of exporter.entries(services, personId)) yield "rows" in entry ? { path: entry.path, rows: counted(entry.rows) } : entry;
  },
});
const config = configFrom(readEnvironment({ BARAZA_LOG: "error", BARAZA_DATA_DIR: orders.dataDir, BARAZA_PUBLIC_URL: "http://127.0.0.1:1" }), { ownerUrl: orders.ownerUrl, appUrl: orders.appUrl }, orders.secret);
const services = makeServices(config, modules.map((module) => ({ ...module, ...(module.exporters ? { exporters: module.exporters.map(mortal) } : {}) })));
await services.settings.start();
await runExport(services, orders.exportId);
process.exit(0);
