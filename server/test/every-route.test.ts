import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { clientEvents, serverEvents, type ServerEventName } from "../../contract/live.ts";
import { permissionMatrix, type Permission, type Role } from "../../contract/permissions.ts";
import { modules } from "../app.ts";
import { Registry } from "../platform/module.ts";
import { platformModule } from "../platform/platform-module.ts";
import type { Realtime } from "../platform/realtime/realtime.ts";
import type { Json } from "./http-client.ts";
import { validBody, validQuery } from "./valid-input.ts";
import { openWorld, type CastName, type World } from "./world.ts";

/** The rules of spec/api.md, tried on every endpoint that any module contributes: a new route is tested by existing. */
const endpoints = new Registry([platformModule, ...modules]).endpoints;
const path = (e: Endpoint) => e.path.replace(":slug", "no-such-article").replace(":username", "someone").replace(":permission", "ticket.read")
  .replace(":remedy", "member.sign-out-everywhere").replace(":token", "x".repeat(40)).replace(":key", "community.name").replace(/:[a-zA-Z]+/g, randomUUID());

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());

const isProblem = (body: Json) => expect(body).toMatchObject({ type: expect.stringContaining("/problems/"), title: expect.any(String), detail: expect.any(String), requestId: expect.any(String) });
const holder: Record<Role, CastName> = { member: "ada", agent: "wanjiru", operator: "tunde", moderator: "musa", admin: "nneka", super_admin: "sade" };

describe.each(endpoints.map((e) => ({ name: `${e.method} ${e.path}`, e })))("$name", ({ e }) => {
  const writes = e.method !== "GET";

  // Input that misfits is judged after the caller: nobody who may not call learns what the address takes.
  const bodies = (): unknown[] => (writes ? [{}, validBody(e) ?? {}, { definitelyUnknown: 1 }] : [undefined]);
  const queries = () => [...new Set(["", validQuery(e), "?definitelyUnknown=1"])];

  test("XX-3 XX-4 ID-5 refuses whoever may not call it, whether the input fits or not, as problem details", async () => {
    const refuses = async (who: CastName | "nobody", status: number, code: string) => {
      for (const query of queries()) {
        for (const body of bodies()) {
          const answer = await world.as(who).send(e.method, path(e) + query, body);
          expect(answer.status, `${who} ${query} ${JSON.stringify(body)}`).toBe(status);
          expect(answer.body.type).toBe(`/problems/${code}`);
          isProblem(answer.body);
        }
      }
    };
    if (e.access === "anyone") {
      const answer = await world.as("nobody").send(e.method, `${path(e)}?definitelyUnknown=1`, writes ? {} : undefined);
      expect(answer.status).toBe(422);
      return;
    }
    await refuses("nobody", 401, "not-signed-in");
    for (const [role, who] of Object.entries(holder) as [Role, CastName][]) {
      if (e.access !== "signed-in" && !permissionMatrix[e.access].some((allowed) => allowed === role)) await refuses(who, 403, "forbidden");
      // Whoever may call is told what misfits: the other half of the rule, and nothing is done.
      else expect((await world.as(who).send(e.method, `${path(e)}?definitelyUnknown=1`, writes ? {} : undefined)).status, role).toBe(422);
    }
  });

  test("XX-3 answers broken, foreign and oversized input without a 5xx", async () => {
    const as = world.as("sade");
    if (writes) {
      const broken = await as.send(e.method, path(e), "{\"a\":");
      expect(broken.status).toBe(400);
      isProblem(broken.body);
      const form = await as.send(e.method, path(e), "a=1", { "content-type": "application/x-www-form-urlencoded" });
      expect(form.status).toBe(415);
      isProblem(form.body);
      const huge = await as.send(e.method, path(e), JSON.stringify({ x: "y".repeat(300_000) }));
      expect(huge.status).toBe(413);
      isProblem(huge.body);
      for (const body of [[], null, 7, "text", { "__proto__": 1, constructor: 2 }, { unknownField: true }]) {
        const answer = await as.send(e.method, path(e), JSON.stringify(body));
        expect(answer.status, JSON.stringify(body)).toBeLessThan(500);
        // Only an object is a body: `null` is not "nothing given".
        if (e.body && (body === null || typeof body !== "object" || Array.isArray(body))) expect(answer.status, JSON.stringify(body)).toBe(422);
        if (answer.status >= 400) isProblem(answer.body);
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
      isProblem(odd.body);
    }
  });
});

test("ID-5 who may call each address is what the reviewed list says", () => {
  const lines = ["# Who may call each address. Made by every-route.test.ts; review every change.", ...endpoints.map((e) => `${`${e.method} ${e.path}`.padEnd(72)}${e.access}`).sort()];
  const found = `${lines.join("\n")}\n`;
  const file = new URL("./route-access.txt", import.meta.url);
  if (process.env.BARAZA_WRITE_MATRIX) writeFileSync(file, found);
  expect(found).toBe(readFileSync(file, "utf8"));
});

/** Addresses that speak no JSON stand outside the contract; the rule is the same. `null`: every signed-in person. */
const files: { address: string; access: Permission | null }[] = [
  { address: "GET /api/desk/export", access: "ticket.export" }, { address: "GET /api/desk/export/people", access: "member.export" },
  { address: "GET /api/tickets/odd!/audit.csv", access: "audit.read" }, { address: "GET /api/desk/reports/no-such-figure/csv", access: "ticket.read" },
  { address: "GET /api/desk/imports/odd!/refused", access: "ticket.import" }, { address: "PUT /api/desk/imports/odd!/pieces/x", access: "ticket.import" },
  { address: "POST /api/uploads", access: null }, { address: "PATCH /api/uploads/odd!", access: null }, { address: "POST /api/auth/change-password", access: null },
];
test.each(files)("XX-3 ID-5 $address refuses whoever may not call it before it looks at the input", async ({ address, access }) => {
  const [method = "", where = ""] = address.split(" ");
  const ask = (who: CastName | "nobody") => world.as(who).send(method, `${where}?definitelyUnknown=1`, method === "GET" ? undefined : { definitelyUnknown: 1 });
  const anonymous = await ask("nobody");
  expect(anonymous.status).toBe(401);
  isProblem(anonymous.body);
  for (const [role, who] of Object.entries(holder) as [Role, CastName][]) {
    const { status, body } = await ask(who);
    if (access && !permissionMatrix[access].some((allowed) => allowed === role)) expect(status, role).toBe(403);
    else expect([400, 404, 412, 415, 422], role).toContain(status);
    isProblem(body);
  }
});

test("ID-17 a denial of input that misfits is in the audit log like any other, without what was typed", async () => {
  const denials = () => world.tx("system", async (tx) => (await tx.query<{ actor_id: string; subject_id: string; after: { params: unknown; needs: string } }>(
    "SELECT actor_id, subject_id, after FROM audit_entries WHERE verb = 'permission.denied' AND subject_id = 'PUT /api/tickets/:id/priority' ORDER BY id")).rows);
  // The limit of what one person's denials fill was used up by the routes above.
  world.clock.advance(61_000);
  const before = (await denials()).length, id = randomUUID();
  expect((await world.as("tunde").put(`/api/tickets/${id}/priority`, { priority: "odd" })).status).toBe(403);
  expect((await world.as("tunde").put("/api/tickets/odd!/priority", { priority: "odd" })).status).toBe(403);
  expect((await denials()).slice(before)).toMatchObject([
    { actor_id: world.people.tunde.id, after: { params: { id }, needs: "ticket.triage" } }, { after: { params: null } },
  ]);
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
