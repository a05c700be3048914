import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "../embedded/free-port.ts";
import { openDatabaseDoor, type DatabaseDoor } from "../../test/database-door.fixture.ts";
import { HttpClient } from "../../test/http-client.ts";
import { openWorld, type World } from "../../test/world.ts";

const token = "figures-for-prometheus";
let door: DatabaseDoor;
let world: World;
let guarded: World;
/** A visitor of the server behind https: it is known by an address that is not this machine's. */
let visitor: HttpClient;
beforeAll(async () => {
  door = await openDatabaseDoor();
  const port = await findFreePort(0);
  [world, guarded] = await Promise.all([
    openWorld({ env: { BARAZA_LOG: "silent" }, config: (config) => { config.appUrl = door.through(config.appUrl); } }),
    openWorld({ env: { PORT: String(port), BARAZA_METRICS_TOKEN: token, BARAZA_PUBLIC_URL: "https://help.example.org" } }),
  ]);
  visitor = new HttpClient(`http://127.0.0.1:${port}`, undefined);
});
afterAll(async () => {
  await Promise.all([world.close(), guarded.close()]);
  await door.shut();
});

/** A GET from another of this machine's addresses, which stands for another machine: the loopback's own is 127.0.0.1. */
function fromElsewhere(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { localAddress: "127.0.0.3" }, (answer) => { answer.resume().on("end", () => { resolve(answer.statusCode ?? 0); }); }).on("error", reject).end();
  });
}

test("XX-7 alive while the process answers, ready while the database does: 503 names it, and it is ready again by itself", async () => {
  const ask = (path: string) => world.as("nobody").get(path);
  expect(await ask("/health/live")).toMatchObject({ status: 200, body: { status: "alive" } });
  expect(await ask("/health/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
  await door.shut();
  expect(await ask("/health/ready")).toMatchObject({ status: 503, body: { status: "not ready", waitsFor: "database" } });
  expect(await ask("/health/live")).toMatchObject({ status: 200, body: { status: "alive" } });
  await door.open();
  await expect.poll(async () => (await ask("/health/ready")).status, { timeout: 20_000 }).toBe(200);
  expect((await world.as("ada").get("/api/me")).status).toBe(200);
});

test("XX-7 without a token figures are for programs of this machine, and not for what a proxy passes on", async () => {
  await world.as("ada").get("/api/me");
  const figures = await world.as("nobody").get<string>("/metrics");
  expect(figures.status).toBe(200);
  expect(figures.headers.get("content-type")).toContain("text/plain; version=");
  expect(figures.body).toMatch(/^baraza_http_seconds_count\{method="GET",route="\/api\/me",status="200"\} [1-9]/m);
  expect(figures.body).toMatch(/^process_cpu_seconds_total \d/m);
  expect((await world.as("nobody").send("GET", "/metrics", undefined, { "x-forwarded-for": "127.0.0.1" })).status).toBe(404);
  expect(await fromElsewhere(`${world.running.address}/metrics`)).toBe(404);
  // The same way in is open for what is everybody's.
  expect(await fromElsewhere(`${world.running.address}/health/live`)).toBe(200);
});

test("XX-7 with a token figures are for whoever has it, from wherever, and for nobody else", async () => {
  const ask = (headers: Record<string, string>) => visitor.send<string>("GET", "/metrics", undefined, headers);
  for (const wrong of [{}, { authorization: "Bearer figures-for-prometheu" }, { authorization: token }, { authorization: `Basic ${token}` }] as Record<string, string>[]) expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(404);
  const right = await ask({ authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.9" });
  expect(right.status).toBe(200);
  expect(right.body).toContain("baraza_sockets");
});

test("XX-3 behind https every answer asks for https from now on and may be framed by nobody; without https it asks for nothing that can't be kept", async () => {
  for (const path of ["/", "/api/docs", "/api/me", "/api/no-such-address", "/health/live"]) {
    const { headers } = await visitor.get<unknown>(path);
    expect(headers.get("strict-transport-security"), path).toBe("max-age=31536000");
    const policy = headers.get("content-security-policy")?.split(";") ?? [];
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("upgrade-insecure-requests");
    const plain = (await world.as("nobody").get<unknown>(path)).headers;
    expect(plain.get("strict-transport-security"), path).toBeNull();
    expect(plain.get("content-security-policy")?.split(";"), path).toContain("frame-ancestors 'none'");
    expect(plain.get("content-security-policy"), path).not.toContain("upgrade-insecure-requests");
  }
});
