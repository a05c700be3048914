/** `npm run demo -- --preset helpdesk`: a populated instance in a data folder of its own, with ready accounts; then starts it. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { makeDemo } from "../presets/demo/make-demo.ts";
import { presets } from "../presets/index.ts";
import { modules } from "../server/app.ts";
import { MovableClock } from "../server/platform/clock.ts";
import { configFrom, instanceSecret, readEnvironment } from "../server/platform/config.ts";
import { migrate } from "../server/platform/db/migrate.ts";
import { appUrlFrom } from "../server/platform/db/roles.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { drainJobs } from "../server/platform/jobs/worker.ts";
import { start } from "../server/platform/start.ts";
import { demoPassword, seedPeople } from "./demo/demo-people.ts";
import { callAs } from "./demo/call-as.ts";
import { outageReports, playOutage } from "./demo/play-outage.ts";
import { playExtras } from "./demo/play-extras.ts";
import { playSetUp } from "./demo/play-set-up.ts";
import { noteActed, saveLastSeen } from "./demo/last-seen.ts";
import { uploadDemoFile } from "./demo/upload-demo-file.ts";
import { moveClock } from "./demo/move-clock.ts";
import { playTickets } from "./demo/play-tickets.ts";

const { values } = parseArgs({ options: { preset: { type: "string", default: "helpdesk" }, fresh: { type: "boolean", default: false }, "seed-only": { type: "boolean", default: false } } });
const preset = Object.values(presets).find((p) => p.name === values.preset);
if (!preset) {
  console.error(`There is no preset "${values.preset}". Presets: ${Object.keys(presets).join(", ")}.`);
  process.exit(1);
}
const dataDir = resolve(process.env.BARAZA_DATA_DIR ?? `data/demo-${preset.name}`);
process.env.BARAZA_DATA_DIR = dataDir;

/** Fills an empty instance; leaves one that has people as it is. @returns whether it filled it */
async function seed(): Promise<boolean> {
  const environment = readEnvironment({ ...process.env, PORT: "0", HOST: "127.0.0.1", BARAZA_ROLES: "web", BARAZA_LOG: "error", BARAZA_RATE_LIMITS: "off" });
  const secret = instanceSecret(environment.BARAZA_SECRET, dataDir);
  const embedded = environment.DATABASE_URL ? undefined : await startEmbedded({ dataDirectory: dataDir });
  const ownerUrl = environment.DATABASE_URL ?? embedded?.ownerUrl ?? "";
  const owner = new pg.Client({ connectionString: ownerUrl });
  try {
    await migrate(ownerUrl, { secret });
    await owner.connect();
    if ((await owner.query("SELECT 1 FROM identity_people LIMIT 1")).rowCount) return false;
    const now = new Date();
    const data = makeDemo({ seed: 7, now });
    const people = await seedPeople(owner, [...data.staff, ...data.members], secret);
    // The past is played with the app's own clock, and without the limits that real people have.
    const clock = new MovableClock(new Date(now.getTime() - 61 * 86_400_000));
    await owner.query("UPDATE identity_sessions SET expires_at = $1", [new Date(now.getTime() + 86_400_000)]);
    const config = configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, secret) }, secret);
    // One caller who waits for each answer is no crowd, however busy the machine is.
    config.mostLag = 0;
    const running = await start(config, modules, {
      clock, settings: { ...preset?.settings, "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0 },
    });
    const acted = new Map<string, Date>();
    const call = callAs(running.address ?? "", (who) => noteActed(acted, who, clock.now()));
    const admin = [...people.values()].find((p) => p.person.role === "super_admin");
    if (!admin) throw new Error("the demo has no super admin");
    const teams = await playSetUp({ call }, admin, data, people);
    const job = (name: string) => async () => { await modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === name)?.run(running.services, {}); };
    const keepClocks = job("desk.keep-clocks");
    const outageBegins = new Date(now.getTime() - 4 * 3_600_000);
    // What was looked at once is looked at again only for what comes later: so not before the outage has begun.
    const keepUntilOutage = async () => { if (clock.now() < outageBegins) await keepClocks(); };
    const refused = await playTickets({ call, moveTo: (at) => moveClock(clock, at, keepUntilOutage), autoClose: job("desk.close-resolved") }, data, people, teams);
    // Nobody wants sixty days of mail and notices at once; what is left are the last two hours.
    const forgetJobs = () => owner.query("DELETE FROM graphile_worker._private_jobs");
    await forgetJobs();
    const { services } = running;
    // Before that an evening on which one thing fails for many (DK-14).
    await moveClock(clock, outageBegins, keepUntilOutage);
    const sweep = job("desk.sweep-reports");
    await playOutage({ call, pass: async (minutes) => { clock.advance(minutes * 60_000); await sweep(); await keepClocks(); } }, people);
    await forgetJobs();
    clock.advance(now.getTime() - 2 * 3_600_000 - clock.now().getTime());
    const upload = (who: { cookie: string }, name: string, bytes: Uint8Array, purpose: "attachment" | "avatar" = "attachment") =>
      uploadDemoFile({ address: running.address ?? "", cookie: who.cookie, name, bytes, purpose, runJobs: () => drainJobs(services) });
    await playExtras({ call, upload, pass: async (minutes) => { clock.advance(minutes * 60_000); await drainJobs(services); } }, people);
    await running.stop();
    await forgetJobs();
    await saveLastSeen(owner, people.values(), acted, now);
    await owner.query("DELETE FROM mail_messages; ANALYZE");
    if (refused > 0) console.log(`(${refused} steps of the demo's story did not fit and were left out)`);
    return true;
  } finally {
    await owner.end().catch(() => {});
    await embedded?.stop();
  }
}

console.log(`Preparing the ${preset.name} demo in ${dataDir} …`);
console.log(await seed() ? `Filled with people and 300 tickets over 60 days, and an outage that ${outageReports} of them report.` : "It was filled before; remove the folder to start afresh.");
const staff = makeDemo({ seed: 7, now: new Date() });
console.log(`\nSign in with the password ${demoPassword}:`);
for (const person of staff.staff) console.log(`  ${person.role.padEnd(12)} ${person.username.padEnd(18)} ${person.displayName}   (at /staff)`);
for (const person of staff.members.slice(0, 3)) console.log(`  ${"member".padEnd(12)} ${person.username.padEnd(18)} ${person.displayName}   (at /sign-in)`);
if (!values["seed-only"]) {
  const server = spawn(process.execPath, ["server/main.ts"], { stdio: "inherit", env: process.env });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
  server.on("exit", (code) => process.exit(code ?? 0));
}
