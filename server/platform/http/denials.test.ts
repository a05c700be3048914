import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { endpoint } from "../../../contract/endpoint.ts";
import { modules } from "../../app.ts";
import { openWorld, type World } from "../../test/world.ts";
import { forbidden, notFound } from "../errors.ts";
import { routeAfter } from "./routes.ts";

const at = (path: string, access: "audit.read" | "signed-in") => endpoint({ method: "GET", path, summary: "A test's.", access, limit: "read", output: z.strictObject({ done: z.boolean() }) });
const done = async () => ({ done: true });
/** A module whose routes do something before their transaction opens. */
const early = {
  name: "early",
  routes: [
    routeAfter(at("/api/early/permission", "audit.read"), async () => null, done),
    routeAfter(at("/api/early/before", "signed-in"), async () => { throw forbidden(); }, done),
    routeAfter(at("/api/early/action", "signed-in"), async () => null, async () => { throw forbidden(); }),
    routeAfter(at("/api/early/missing", "signed-in"), async () => { throw notFound(); }, done),
  ],
};

let world: World;
beforeAll(async () => { world = await openWorld({ modules: [...modules, early], env: { BARAZA_LOG: "silent" } }); });
afterAll(() => world.close());

test("ID-17 a route that asks something before its transaction notes who was refused, whether at the door, before or in its action", async () => {
  const ask = async (who: "ada" | "nneka" | "nobody", path: string) => (await world.as(who).get(`/api/early/${path}`)).status;
  expect([await ask("nneka", "permission"), await ask("nobody", "permission"), await ask("ada", "missing")]).toEqual([200, 401, 404]);
  expect([await ask("ada", "permission"), await ask("ada", "before"), await ask("ada", "action")]).toEqual([403, 403, 403]);
  const { items } = (await world.as("nneka").get<{ items: { actor: { name: string }; subjectId: string; after: { needs: string } }[] }>("/api/admin/audit?verb=permission.denied")).body;
  expect(items.map(({ actor, subjectId, after }) => [actor.name, subjectId, after.needs]).sort()).toEqual([
    ["Ada Obi", "GET /api/early/action", "signed-in"], ["Ada Obi", "GET /api/early/before", "signed-in"], ["Ada Obi", "GET /api/early/permission", "audit.read"],
  ]);
});
