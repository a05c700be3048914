/** Runs one import as a worker would, and kills itself when a batch is written but not committed. */
import { modules } from "../../../app.ts";
import { configFrom, readEnvironment } from "../../../platform/config.ts";
import { makeServices } from "../../../platform/start.ts";
import { runImport } from "./run-import.ts";

export interface Orders { importId: string; ownerUrl: string; appUrl: string; secret: string; dataDir: string; /** In which batch it dies, from 1. */ dieInBatch: number }
const orders = JSON.parse(process.argv[2] ?? "{}") as Orders;

const config = configFrom(readEnvironment({ BARAZA_LOG: "error", BARAZA_DATA_DIR: orders.dataDir, BARAZA_PUBLIC_URL: "http://127.0.0.1:1" }), { ownerUrl: orders.ownerUrl, appUrl: orders.appUrl }, orders.secret);
const services = makeServices(config, modules);
let batches = 0;
services.pool.on("connect", (client) => {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  // The statement's answer has come; its transaction is still open.
  Object.assign(client, {
    query: (...args: unknown[]) => {
      const [asked] = args;
      const isBatch = typeof asked === "object" && asked !== null && "text" in asked && String(asked.text).includes("desk_import_tickets(");
      if (isBatch && ++batches === orders.dieInBatch) Object.assign(asked, { callback: () => process.kill(process.pid, "SIGKILL") });
      return send(...args);
    },
  });
});
await services.settings.start();
await runImport(services, orders.importId);
process.exit(0);
