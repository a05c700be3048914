import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { clientEvents, serverEvents, type ServerEventName } from "../../contract/live.ts";
import { permissionMatrix, type Permission, type Role } from "../../contract/permissions.ts";
import { modules } from "../app.ts";
import { Registry } from "../platform/module.ts";
import { platformModule } from "../platform/platform-module.ts";
import type { Realtime } from "../platform/realtime/realtime.ts";
import type { Json } from "./http-client.ts";
import { openWorld, type CastName, type World } from "./world.ts";

/** The rules of spec/api.md, tried on every endpoint that any module contributes: a new route is tested by existing. */
const endpoints = new Registry([platformModule, ...modules]).endpoints;
const path = (e: Endpoint) => e.path.replace(":slug", "no-such-article").replace(":username", "someone").replace(":permission", "ticket.read")
  .replace(":remedy", "member.sign-out-everywhere").replace(":token", "x".repeat(40)).replace(":key", "community.name").replace(/:[a-zA-Z]+/g, randomUUID());

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());

const isProblem = (body: Json) => expect(body).toMatchObject({ type: expect.stringContaining("/problems/"), title: expect.any(String), detail: expect.any(String), requestId: expect.any(String) });
const holder: Partial<Record<Role, CastName>> = { agent: "wanjiru", moderator: "musa", admin: "nneka", super_admin: "sade" };

describe.each(endpoints.map((e) => ({ name: `${e.method} ${e.path}`, e })))("$name", ({ e }) => {
  const writes = e.method !== "GET";

  test("XX-5 refuses whoever may not call it, as problem details", async () => {
    const anonymous = await world.as("nobody").send(e.method, path(e), writes ? {} : undefined);
    if (e.access === "anyone") {
      expect(anonymous.status).toBeLessThan(500);
      return;
    }
    // Without a session nothing is learnt of the thing itself; a body may be judged first.
    expect([401, 422]).toContain(anonymous.status);
    isProblem(anonymous.body);
    if (e.access === "signed-in") return;
    const allowed: readonly Role[] = permissionMatrix[e.access as Permission];
    const member = await world.as("ada").send(e.method, path(e), writes ? {} : undefined);
    expect([403, 422]).toContain(member.status);
    for (const [role, who] of Object.entries(holder) as [Role, CastName][]) {
      if (allowed.includes(role)) continue;
      const refused = await world.as(who).send(e.method, path(e), writes ? {} : undefined);
      expect([403, 422]).toContain(refused.status);
    }
  });

  test("XX-3 answers broken, foreign and oversized input without a 5xx", async () => {
    const as = world.as("sade");
    if (writes) {
      const broken = await as.send(e.method, path(e), "{\"a\":");
      expect(broken.status).toBe(400);
      isProblem(broken.body);
      expect((await as.send(e.method, path(e), "a=1", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
      expect((await as.send(e.method, path(e), JSON.stringify({ x: "y".repeat(300_000) }))).status).toBe(413);
      for (const body of [[], null, 7, "text", { "__proto__": 1, constructor: 2 }, { unknownField: true }]) {
        const answer = await as.send(e.method, path(e), JSON.stringify(body));
        expect(answer.status, JSON.stringify(body)).toBeLessThan(500);
      }
      if (e.body) {
        const unknown = await as.send(e.method, path(e), { definitelyUnknown: 1 });
        expect(unknown.status).toBe(422);
        isProblem(unknown.body);
      }
    }
    const query = await as.send(e.method, `${path(e)}?definitelyUnknown=1`, writes ? {} : undefined);
    expect(query.status).toBe(422);
    if (e.path.includes("/:id")) {
      const odd = await as.send(e.method, e.path.replace(":id", "%00..%2f'--").replace(/:[a-zA-Z]+/g, "x"), writes ? {} : undefined);
      expect(odd.status).toBeGreaterThanOrEqual(400);
      expect(odd.status).toBeLessThan(500);
    }
  });
});

test.each(endpoints.filter((e) => e.method !== "GET").map((e) => ({ name: `${e.method} ${e.path}`, e })))("ID-4 $name refuses a request that another site caused", async ({ e }) => {
  const foreign = await world.as("sade").send(e.method, path(e), {}, { origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  isProblem(foreign.body);
});

test("an expired session is nobody, and a forged cookie never reaches the database", async () => {
  const stale = await world.tx("system", async (tx) => {
    await tx.query("UPDATE identity_sessions SET expires_at = $1::timestamptz - interval '1 second' WHERE person_id = $2", [tx.now, world.people.chika.id]);
    return world.as("chika").get("/api/conversations");
  }).then(() => world.as("chika").get("/api/conversations"));
  expect(stale.status).toBe(401);
  const forged = await world.as("nobody").send("GET", "/api/conversations", undefined, { cookie: `baraza.session_token=${world.people.ada.token}.${"A".repeat(43)}%3D` });
  expect(forged.status).toBe(401);
});

test("spec/api.md the OpenAPI document lists every endpoint, and the page shows it", async () => {
  const document = (await world.as("nobody").get("/api/openapi.json")).body;
  expect(document.openapi).toBe("3.1.0");
  const listed = Object.entries(document.paths as unknown as Record<string, Record<string, unknown>>).flatMap(([p, verbs]) => Object.keys(verbs).map((v) => `${v.toUpperCase()} ${p}`));
  for (const e of endpoints) expect(listed).toContain(`${e.method} ${e.path.replace(/:([a-zA-Z]+)/g, "{$1}")}`);
  const page = await world.as("nobody").get<string>("/api/docs");
  for (const e of endpoints) expect(page.body).toContain(`<code>${e.path}</code>`);
});

test("spec/api.md every event of the socket stands in the document with its schema and on the page with its sentence, and what the server takes is what is listed", async () => {
  const events = (await world.as("nobody").get("/api/openapi.json")).body["x-socket-events"] as unknown as Record<"serverToClient" | "clientToServer", Record<string, { payload: { type?: string; oneOf?: unknown; anyOf?: unknown } }>>;
  expect(Object.keys(events.serverToClient)).toEqual(Object.keys(serverEvents));
  expect(Object.keys(events.clientToServer)).toEqual(Object.keys(clientEvents));
  for (const { payload } of [...Object.values(events.serverToClient), ...Object.values(events.clientToServer)]) expect(payload.type === "object" || payload.oneOf !== undefined).toBe(true);
  const page = (await world.as("nobody").get<string>("/api/docs")).body;
  for (const [name, { summary }] of [...Object.entries(serverEvents), ...Object.entries(clientEvents)]) {
    expect(page).toContain(`<code>${name}</code>`);
    expect(page).toContain(summary.split(/['`&<>]/)[0]);
  }
  // What the server sends is held to the list by types: the check of types fails here if it no longer is.
  expectTypeOf<Parameters<Realtime["publish"]>[1]>().toEqualTypeOf<ServerEventName>();
  // `watch` and `unwatch` are the platform's own.
  expect(["watch", "unwatch", ...world.running.services.modules.socketEvents.map(({ name }) => name)].sort()).toEqual(Object.keys(clientEvents).sort());
  const live = await world.live("ada");
  for (const name of Object.keys(clientEvents)) expect(await live.ask(name, { nothing: "of the kind" }), name).toMatchObject({ ok: false, code: "invalid" });
});

test("XX-3 every answer carries the security headers", async () => {
  const { headers } = await world.as("nobody").get("/");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
