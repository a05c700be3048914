import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { residentMemory } from "../lib/server-process.ts";
import { findFreePort } from "../../server/platform/embedded/free-port.ts";
import type { PeerPostgres } from "./postgres15.ts";

const erlang = "/usr/bin/erl";
const schema = "/usr/share/ejabberd/sql/pg.sql";
export const ejabberdHost = "bench.example";
export const ejabberdPassword = "a bench password";

export interface EjabberdServer {
  port: number;
  /** Resident memory in bytes of what is in use: garbage is collected first. */
  memoryInUse(): Promise<number>;
  stop(): Promise<void>;
}

/** The folder of Debian's ejabberd, or undefined when it or its driver for PostgreSQL is not installed. */
export function findEjabberd(): string | undefined {
  const driver = globSync("/usr/lib/erlang/lib/p1_pgsql-*").length > 0;
  return existsSync(schema) && driver ? globSync("/usr/lib/*/ejabberd-*/ebin")[0]?.replace(/\/ejabberd-[^/]+\/ebin$/, "") : undefined;
}

/** Makes its database with `people` accounts `socket0` and so on, whose archive keeps every message. */
export async function seedEjabberd(database: PeerPostgres, people: number): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url("postgres") });
  await owner.connect();
  await owner.query("CREATE DATABASE ejabberd");
  await owner.end();
  const client = new pg.Client({ connectionString: database.url("ejabberd") });
  await client.connect();
  await client.query(readFileSync(schema, "utf8"));
  await client.query("INSERT INTO users (username, password) SELECT 'socket' || n, $1 FROM generate_series(0, $2::int - 1) n", [ejabberdPassword, people]);
  await client.query("VACUUM ANALYZE");
  await client.end();
}

/**
 * Starts ejabberd on a free port: no TLS, no limits of traffic, only the modules that keep and deliver messages. All of that is in
 * its favour. It runs as a node of its own without the port mapper, so nothing stays behind.
 */
export async function startEjabberd(libraries: string, folder: string, database: PeerPostgres): Promise<EjabberdServer> {
  const port = await findFreePort(0);
  const spool = join(folder, "spool");
  mkdirSync(spool);
  const file = join(folder, "ejabberd.yml");
  writeFileSync(file, `
hosts: ["${ejabberdHost}"]
loglevel: error
listen: [{port: ${port}, ip: "127.0.0.1", module: ejabberd_c2s, shaper: none, access: all, starttls: false, backlog: 1024}]
auth_method: sql
default_db: sql
sql_type: pgsql
sql_server: "127.0.0.1"
sql_port: ${database.port}
sql_database: ejabberd
sql_username: postgres
sql_password: none
modules:
  mod_mam: {default: always, db_type: sql}
  mod_offline: {}
  mod_roster: {}
  mod_disco: {}
`);
  // A line on its input collects garbage, the end of its input stops it.
  const listen = `F = fun(G) -> case io:get_line("") of eof -> init:stop(); _ -> [garbage_collect(P) || P <- processes()], io:format("collected~n"), G(G) end end, spawn(fun() -> F(F) end).`;
  const server = spawn(erlang, ["+K", "true", "+P", "250000", "-noshell", "-mnesia", "dir", `"${spool}"`, "-ejabberd", "quiet", "true", "-s", "ejabberd", "-eval", listen], {
    cwd: folder, stdio: ["pipe", "pipe", process.env.BENCH_PEER_LOG ? "inherit" : "ignore"],
    env: { ...process.env, HOME: folder, ERL_LIBS: libraries, EJABBERD_CONFIG_PATH: file, EJABBERD_LOG_PATH: join(folder, "ejabberd.log"), ERL_CRASH_DUMP_BYTES: "0", ERL_MAX_PORTS: "32000" },
  });
  const ended = new Promise<void>((resolve) => { server.once("exit", () => resolve()); });
  const stop = async () => {
    server.stdin.end();
    const late = setTimeout(() => server.kill("SIGKILL"), 15_000);
    await ended;
    clearTimeout(late);
  };
  const collect = () => new Promise<void>((resolve) => {
    server.stdout.once("data", () => resolve());
    server.stdin.write("collect\n");
  });
  for (const giveUp = Date.now() + 30_000; !(await listens(port)); await sleep(200)) {
    if (server.exitCode !== null || Date.now() > giveUp) {
      await stop();
      throw new Error("ejabberd did not start; BENCH_PEER_LOG=1 shows what it says");
    }
  }
  return {
    port, stop,
    memoryInUse: async () => {
      await collect();
      await sleep(1000);
      return residentMemory(server.pid ?? 0);
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => { socket.destroy(); resolve(true); });
    socket.once("error", () => resolve(false));
  });
}
