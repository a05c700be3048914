import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask, clusterCopies, newFolder, removeFolder } from "./embedded.fixture.ts";
import type { EmbeddedOptions } from "./embedded-options.ts";
import type { EmbeddedDatabase } from "./start-embedded.ts";
import { startEmbedded } from "./start-embedded.ts";

let folder: string;
let running: EmbeddedDatabase[];

let copies: ReturnType<typeof clusterCopies>;

beforeAll(() => {
  copies = clusterCopies();
});

afterAll(() => copies.remove());

beforeEach(() => {
  folder = copies.next();
  running = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  removeFolder(folder);
});

async function start(options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDirectory: folder, serviceDirectory: join(folder, "service"), ...options });
  running.push(database);
  return database;
}

describe("XX-7 the embedded database", () => {
  test("a first start makes a durable UTF-8 server that only this machine can reach", async () => {
    const dataDirectory = newFolder();
    const first = await start({ dataDirectory });
    const { ownerUrl, port } = first;
    const settings = await ask(ownerUrl, "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'listen_addresses', 'unix_socket_directories', 'shared_preload_libraries', 'server_encoding', 'port', 'password_encryption')");
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: "on",
      full_page_writes: "on",
      listen_addresses: "127.0.0.1",
      unix_socket_directories: join(dataDirectory, "postgres"),
      shared_preload_libraries: "pg_stat_statements",
      server_encoding: "UTF8",
      port: String(port),
      password_encryption: "scram-sha-256",
    });
    expect(statSync(join(dataDirectory, "postgres", "baraza.json")).mode & 0o777).toBe(0o600);
    await first.stop();
    removeFolder(dataDirectory);
  });

  test("letters of every language sort, fold and match", async () => {
    const { ownerUrl } = await start();
    await ask(ownerUrl, "create extension pg_trgm");
    expect(await ask(ownerUrl, "select upper('ọ') as upper, similarity('Chinọnso', 'chinọnso') as same, cardinality(show_trgm('ọọọ')) as trigrams")).toEqual([{ upper: "Ọ", same: 1, trigrams: 4 }]);
  });

  test("a wrong password is refused", async () => {
    const { ownerUrl } = await start();
    const wrong = new URL(ownerUrl);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("a second start finds the data, the port and the password again", async () => {
    const first = await start();
    await ask(first.ownerUrl, "create table kept as select 42 as answer");
    await first.stop();
    await expect(ask(first.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
    const second = await start();
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  test("two starts at the same time share one server, which stops with the last", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    await first.stop();
    expect(await ask(second.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(ask(second.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  test("a folder that the database account may not enter is no obstacle", async () => {
    const home = join(folder, "private-home");
    mkdirSync(home);
    chmodSync(home, 0o700);
    const first = await start({ dataDirectory: join(home, "data") });
    await ask(first.ownerUrl, "create table kept as select 42 as answer");
    await first.stop();
    expect(readFileSync(join(home, "data", "postgres", "PG_VERSION"), "utf8")).toBe("18\n");
    const second = await start({ dataDirectory: join(home, "data") });
    expect(await ask(second.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test("durability is off in test mode, and nothing stays behind", async () => {
    const database = await startEmbedded({ testMode: true });
    const [row] = await ask(database.ownerUrl, "select current_setting('fsync') as fsync, current_setting('data_directory') as cluster");
    expect(row?.fsync).toBe("off");
    const made = dirname(String(row?.cluster));
    expect(existsSync(made)).toBe(true);
    await database.stop();
    expect(existsSync(made)).toBe(false);
  });

  test("a cluster of another major version is refused with what to do", async () => {
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17, and this is PostgreSQL 18.*Dump it/);
  });

  test("a taken port is named, with the variable to change", async () => {
    const first = await start();
    await expect(start({ dataDirectory: join(folder, "other"), port: first.port })).rejects.toThrow(`Port ${first.port} is taken. Set BARAZA_PG_PORT to another`);
  });
});
