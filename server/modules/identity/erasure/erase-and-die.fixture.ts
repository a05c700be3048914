/** Runs one erasure as a worker would, and kills itself inside its n-th step, after the work and before the commit. */
import { modules } from "../../../app.ts";
import { configFrom, readEnvironment } from "../../../platform/config.ts";
import type { Eraser } from "../../../platform/ports.ts";
import { makeServices } from "../../../platform/start.ts";
import { personEraser, signInEraser } from "./erasers.ts";
import { runErasure } from "./run-erasure.ts";

export interface Orders { erasureId: string; ownerUrl: string; appUrl: string; secret: string; dieInCall: number; dataDir: string }
const orders = JSON.parse(process.argv[2] ?? "{}") as Orders;

let calls = 0;
function mortal(eraser: Eraser): Eraser {
  const { erase } = eraser;
  return {
    ...eraser,
    async erase(tx, subject) {
      const done = await erase(tx, subject);
      if (++calls === orders.dieInCall) process.kill(process.pid, "SIGKILL");
      return done;
    },
  };
}
// The first and the last are identity's own and are not taken from the list: they die too.
for (const eraser of [signInEraser, personEraser]) Object.assign(eraser, mortal({ ...eraser }));
const config = configFrom(readEnvironment({ BARAZA_LOG: "error", BARAZA_DATA_DIR: orders.dataDir }), { ownerUrl: orders.ownerUrl, appUrl: orders.appUrl }, orders.secret);
const services = makeServices(config, modules.map((module) => ({ ...module, ...(module.name !== "identity" && module.erasers ? { erasers: module.erasers.map(mortal) } : {}) })));
config.publicUrl = "http://127.0.0.1:1";
await services.settings.start();
await runErasure(services, orders.erasureId);
process.exit(0);
