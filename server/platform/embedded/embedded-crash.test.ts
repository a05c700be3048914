import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseAccount } from "./account.ts";
import { ask, clusterCopies, eventually, newFolder, removeFolder, startHolder } from "./embedded.fixture.ts";
import { isAlive, readPostmasterFile } from "./postmaster-file.ts";
import type { EmbeddedDatabase } from "./start-embedded.ts";
import { startEmbedded } from "./start-embedded.ts";

let folder: string;
let database: EmbeddedDatabase | undefined;

let copies: ReturnType<typeof clusterCopies>;

beforeAll(() => {
  copies = clusterCopies();
});

afterAll(() => copies.remove());

beforeEach(() => {
  folder = copies.next();
});

afterEach(async () => {
  await database?.stop();
  database = undefined;
  removeFolder(folder);
});

const postmasterPid = () => readPostmasterFile(join(folder, "postgres"))?.pid;

describe("XX-7 the embedded database after a crash", () => {
  test("a server that is killed comes back on the same port with all that was committed", async () => {
    database = await startEmbedded({ dataDirectory: folder });
    const { ownerUrl } = database;
    await ask(ownerUrl, "create table kept as select 42 as answer");
    const killed = postmasterPid() ?? 0;
    process.kill(killed, "SIGKILL");
    expect(await eventually(async () => await ask(ownerUrl, "select answer from kept"))).toEqual([{ answer: 42 }]);
    expect(postmasterPid()).not.toBe(killed);
  });

  test("a server that heals itself after one of its processes died is left alone", async () => {
    const said: string[] = [];
    database = await startEmbedded({ dataDirectory: folder, log: (line) => said.push(line) });
    const { ownerUrl } = database;
    const pid = postmasterPid();
    const [backend] = await ask(ownerUrl, "select pid from pg_stat_activity where application_name = 'baraza keeper'");
    process.kill(Number(backend?.pid), "SIGKILL");
    await eventually(() => (said.includes("PostgreSQL is back.") ? true : undefined));
    expect(await ask(ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(postmasterPid()).toBe(pid);
  });

  test("when Baraza is killed its server lives on, and the next start joins it", async () => {
    const holder = await startHolder({ dataDirectory: folder });
    const pid = postmasterPid();
    await holder.end("SIGKILL");
    database = await startEmbedded({ dataDirectory: folder });
    expect(database.ownerUrl).toBe(holder.ownerUrl);
    expect(postmasterPid()).toBe(pid);
    await database.stop();
    await expect(ask(holder.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  test("when Baraza and its server are killed the next start recovers", async () => {
    const holder = await startHolder({ dataDirectory: folder });
    await ask(holder.ownerUrl, "create table kept as select 42 as answer");
    const pid = postmasterPid() ?? 0;
    await holder.end("SIGKILL");
    process.kill(pid, "SIGKILL");
    database = await startEmbedded({ dataDirectory: folder });
    expect(await ask(database.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  test("a leftover postmaster.pid with the number of a stranger does not stop a start", async () => {
    const first = await startEmbedded({ dataDirectory: folder });
    const file = join(folder, "postgres", "postmaster.pid");
    const content = readFileSync(file, "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"], { ...chooseAccount(join(folder, "postgres")), stdio: "ignore" });
    try {
      writeFileSync(file, content.replace(/^\d+/, String(stranger.pid)));
      database = await startEmbedded({ dataDirectory: folder });
      expect(await ask(database.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill();
    }
  });

  test("a frozen server is replaced", async () => {
    const holder = await startHolder({ dataDirectory: folder });
    const pid = postmasterPid() ?? 0;
    await holder.end("SIGKILL");
    process.kill(pid, "SIGSTOP");
    database = await startEmbedded({ dataDirectory: folder });
    expect(await ask(database.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(postmasterPid()).not.toBe(pid);
  });

  test("a start that was interrupted half-way is made anew", async () => {
    const empty = newFolder();
    mkdirSync(join(empty, "postgres.new"));
    writeFileSync(join(empty, "postgres.new", "PG_VERSION"), "18\n");
    writeFileSync(join(empty, "postgres.lock"), "999999999");
    database = await startEmbedded({ dataDirectory: empty });
    expect(await ask(database.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(empty, "postgres.new"))).toBe(false);
    await database.stop();
    removeFolder(empty);
  });

  test.for(["SIGTERM", "SIGINT"] as const)("%s stops the server cleanly", async (signal) => {
    const holder = await startHolder({ dataDirectory: folder, stopOnSignals: true });
    await holder.end(signal);
    await expect(ask(holder.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
    expect(readFileSync(join(folder, "postgres.log"), "utf8")).toMatch(/received fast shutdown request[\s\S]*database system is shut down/);
  });

  test("in test mode a killed run takes its server and its folder with it", async () => {
    const holder = await startHolder({ testMode: true });
    const [row] = await ask(holder.ownerUrl, "show data_directory");
    const cluster = String(row?.data_directory);
    const pid = readPostmasterFile(cluster)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await holder.end("SIGKILL");
    await eventually(() => (existsSync(dirname(cluster)) ? undefined : true));
    await expect(ask(holder.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });
});
