import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConversation } from "./modules/conversations/index.ts";
import { startProcess, type ServerProcess } from "./test/server-process.ts";
import { TEST_SECRET } from "./test/database/secret.ts";
import { LiveClient } from "./test/live-client.ts";
import { openWorld, type World } from "./test/world.ts";

let world: World, folder: string;
const started: ServerProcess[] = [];
const begin = (env: Record<string, string>) => {
  const server = startProcess(env);
  started.push(server);
  return server;
};
beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), "baraza-stop-"));
});
afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The environment of a process beside the test's own server, on the same database. */
const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? "", HOME: folder, PORT: "0", DATABASE_URL: world.ownerUrl, BARAZA_DATA_DIR: folder, BARAZA_SECRET: TEST_SECRET, BARAZA_LOG: "error",
  BARAZA_READY_JSON: "1", BARAZA_MAILBOX: "off", BARAZA_REALTIME: "postgres", BARAZA_RATE_LIMITS: "off", ...more,
});

/** Posts by a connection that is kept open. @returns the status; 0 when the connection failed */
function post(agent: Agent, url: string, cookie: string, body: unknown): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url, { method: "POST", agent, headers: { cookie, "content-type": "application/json" } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", () => resolve(0)).end(JSON.stringify(body));
  });
}

test("XX-7 SIGTERM ends a server that people keep asking: what it answered is stored, and it is gone within seconds", async () => {
  const server = begin(environment());
  const ready = await server.ready;
  expect(ready, server.output()).toBeDefined();
  const url = ready?.listening ?? "";
  const { ada, bayo } = world.people;
  const talk = await world.tx("system", (tx) => openConversation(tx, {
    kind: "direct", owner: "nobody", participants: [{ personId: ada.id, part: "member" }, { personId: bayo.id, part: "member" }],
  }));
  // A browser that connects ahead and asks nothing.
  const silent = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
  const live = await LiveClient.connect(url, ada.cookie);
  const agents = Array.from({ length: 8 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const taken: string[] = [];
  let told = false;
  const asking = agents.map(async (agent) => {
    for (let status = 201; status === 201;) {
      const body = randomUUID();
      status = await post(agent, `${url}/api/conversations/${talk}/messages`, ada.cookie, { clientId: body, body });
      if (status === 201) taken.push(body);
      if (taken.length > 40 && !told) {
        told = true;
        server.child.kill("SIGTERM");
      }
    }
  });
  // Nobody stops asking before they can't be answered: only the server ends this.
  await Promise.all(asking);
  expect(taken.length).toBeGreaterThan(40);
  expect(await server.ended, server.output()).toBe(0);
  silent.destroy();
  live.close();
  for (const agent of agents) agent.destroy();
  const { rows } = await world.tx("system", (tx) => tx.query<{ body: string }>("SELECT body FROM messages WHERE conversation_id = $1", [talk]));
  const stored = new Set(rows.map(({ body }) => body));
  expect(taken.filter((body) => !stored.has(body))).toEqual([]);
});

test("XX-7 a start that is called off leaves no database behind", async () => {
  // Something that takes connections and says nothing, as a Redis that hangs.
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const data = join(folder, `own-${randomBytes(4).toString("hex")}`);
  const env = environment({ BARAZA_DATA_DIR: data, BARAZA_REALTIME: "redis", BARAZA_REDIS_URL: `redis://127.0.0.1:${(silent.address() as AddressInfo).port}` });
  const server = begin(Object.fromEntries(Object.entries(env).filter(([name]) => name !== "DATABASE_URL")));
  const running = join(data, "postgres", "postmaster.pid");
  const begun = await Promise.race([(async () => { while (!existsSync(running)) await sleep(20); return true; })(), server.ended]);
  expect(begun, server.output()).toBe(true);
  server.child.kill("SIGTERM");
  expect(await server.ended, server.output()).toBe(0);
  expect(existsSync(running)).toBe(false);
  silent.close();
});

test("XX-7 a start that can't go on names the variable, what was wrong and an example, without a stack trace", async () => {
  const taken = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as AddressInfo;
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const wrong: [Record<string, string>, RegExp][] = [
    [{ PORT: String(port) }, /PORT: \d+ is in use by another program[\s\S]*for example: PORT=3000/],
    [{ HOST: "999.1.1.1" }, /HOST: 999\.1\.1\.1 is no address of this machine[\s\S]*for example: HOST=/],
    [{ BARAZA_DATA_DIR: "/proc/baraza" }, /BARAZA_DATA_DIR: \/proc\/baraza can't be used as a folder/],
    [{ BARAZA_DATA_DIR: file }, /BARAZA_DATA_DIR: \S+ can't be used as a folder[\s\S]*for example: BARAZA_DATA_DIR=/],
    [{ DATABASE_URL: "postgres://nobody:secret-word@127.0.0.1:1/none" }, /DATABASE_URL: the database can't be reached[\s\S]*for example: DATABASE_URL=/],
    [{ DATABASE_URL: world.ownerUrl.replace(/:\/\/[^@]+@/, "://nobody:secret-word@") }, /DATABASE_URL: the database can't be reached \(.*nobody/],
    [{ BARAZA_REALTIME: "redis", BARAZA_REDIS_URL: "redis://127.0.0.1:1" }, /BARAZA_REDIS_URL: Redis does not answer[\s\S]*for example: BARAZA_REDIS_URL=/],
  ];
  await Promise.all(wrong.map(async ([env, told]) => {
    const server = begin(environment(env));
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(told);
    expect(server.output()).not.toMatch(/\n\s+at |secret-word/);
  }));
  taken.close();
});

test("XX-7 nothing stands below the words of a start that can't go on, though its own database is stopped after them", async () => {
  const taken = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { DATABASE_URL: _, ...env } = environment({ PORT: String((taken.address() as AddressInfo).port), BARAZA_DATA_DIR: join(folder, "own-and-refused"), BARAZA_LOG: "debug" });
  const server = begin(env);
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/for example: PORT=3000\n$/);
  expect(server.output()).not.toMatch(/\n\s+at |"stack"/);
  taken.close();
});

test("XX-7 a start at IPv6's addresses says where it is, in an address that browsers take", async () => {
  for (const host of ["::1", "::"]) {
    const server = begin(environment({ HOST: host }));
    const ready = await server.ready;
    expect(ready?.listening, server.output()).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${ready?.listening}/health/live`)).status).toBe(200);
    server.child.kill("SIGTERM");
    expect(await server.ended, server.output()).toBe(0);
  }
});
