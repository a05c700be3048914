import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "../../server/platform/embedded/free-port.ts";
import { askPlainly } from "./plain-http.ts";

const perl = "/usr/bin/perl";
const home = "/usr/share/request-tracker5";

/** True when Debian's Request Tracker 5 and its web server are installed. */
export function hasRt5(): boolean {
  return existsSync(`${home}/libexec/rt-server`) && existsSync("/usr/bin/starman");
}

/** An installation of Request Tracker: its configuration and its database, filled with what a new one has. */
export interface Rt5Site { env: NodeJS.ProcessEnv; webPort: number }

/**
 * Writes the configuration into `folder` and sets the database up as the package does. Production settings: warnings only in
 * the log; mail handed to a program that reads it and throws it away (`cat`: it is small, and knows the flag -t that RT gives); the
 * formatter of mails that is part of RT, because it is faster than the programs that RT would start for each (w3m: 5 instead of 15 tickets a second).
 */
export async function setUpRt5(folder: string, databasePort: number): Promise<Rt5Site> {
  const webPort = await findFreePort(0);
  const file = join(folder, "RT_SiteConfig.pm");
  const settings: Record<string, string | number> = {
    rtname: "bench.example", Organization: "bench.example", CorrespondAddress: "rt@bench.example", CommentAddress: "rt-comment@bench.example",
    WebDomain: "127.0.0.1", WebPort: webPort, WebPath: "", Timezone: "UTC",
    DatabaseType: "Pg", DatabaseHost: "127.0.0.1", DatabasePort: databasePort, DatabaseName: "rt5", DatabaseUser: "rt_user", DatabasePassword: "rt", DatabaseAdmin: "postgres",
    HTMLFormatter: "core", LogToSyslog: "", LogToSTDERR: "warning", SendmailPath: "/bin/cat", SendmailArguments: "-u",
  };
  const lines = Object.entries(settings).map(([name, value]) => `Set($${name}, ${typeof value === "number" ? value : `'${value}'`});`);
  writeFileSync(file, `${lines.join("\n")}\n1;\n`, { mode: 0o644 });
  // The folder of configuration files that the package made stays out: it names its own database.
  const env = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(folder, "none") };
  execFileSync("/usr/sbin/rt-setup-database-5", ["--action", "init", "--dba", "postgres", "--dba-password", "none"], { env, cwd: "/", stdio: "pipe" });
  return { env, webPort };
}

/** Runs a program of ours in Perl against the site; its standard output. */
export function runPerl(site: Rt5Site, program: URL): string {
  return execFileSync(perl, ["-I", `${home}/lib`, program.pathname], { env: site.env, cwd: "/", encoding: "utf8", stdio: "pipe" });
}

export interface Rt5Server { address: string; pid: number; memory(): number; stop(): Promise<void> }

/** Starts RT under Starman with `workers` processes, each of which serves one request at a time. */
export async function startRt5(site: Rt5Site, workers: number): Promise<Rt5Server> {
  // Its cache of compiled pages belongs to the account of Debian's web servers.
  const account = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  const server = spawn(`${home}/libexec/rt-server`, ["--server", "Starman", "--host", "127.0.0.1", "--port", String(site.webPort), "--workers", String(workers), "--max-requests", "100000", "--disable-keepalive"],
    { ...account, env: { ...site.env, HOME: "/tmp" }, cwd: "/", stdio: ["ignore", "ignore", process.env.BENCH_PEER_LOG ? "inherit" : "ignore"] });
  const ended = new Promise<void>((resolve) => { server.once("exit", () => resolve()); });
  const address = `http://127.0.0.1:${site.webPort}`;
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  for (const giveUp = Date.now() + 60_000; ;) {
    const answer = await askPlainly(address, { method: "GET", path: "/NoAuth/Login.html" }).catch(() => undefined);
    if (answer?.status === 200) return { address, pid: server.pid ?? 0, memory: () => familyMemory(server.pid ?? 0), stop };
    if (server.exitCode !== null || Date.now() > giveUp) {
      if (server.exitCode === null) await stop();
      throw new Error("Request Tracker did not start; BENCH_PEER_LOG=1 shows what it says");
    }
    await sleep(200);
  }
}

function idOf(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "www-data"], { encoding: "utf8" }));
}

/** Memory of a process and its children in bytes; a page that several share counts once in all. */
function familyMemory(pid: number): number {
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" }).split("\n").map(Number).filter((child) => child > 0);
  return [pid, ...children].reduce((sum, each) => sum + ownMemory(each), 0);
}

function ownMemory(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) * 1024;
}
