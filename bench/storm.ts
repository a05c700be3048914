import { hashPassword } from "better-auth/crypto";
import pg from "pg";
import { quantile, report } from "./lib/figures.ts";
import { LightHttp } from "./lib/light-http.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * A crowd signs in at the same moment while others go on working: nobody is refused, and whoever is in already notices little.
 * Each of the crowd has an address of its own, as it would through a proxy.
 */
const crowd = 200;
const password = "a morning like any other";

const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '1000000', now())");
const people = await seedPeople(client, "early", crowd);
const working = await seedPeople(client, "working", 8);
// One hash for all: the server spends the same on checking it, and seeding takes no minute.
await client.query(
  "INSERT INTO identity_accounts (account_id, provider_id, person_id, password) SELECT id::text, 'credential', id, $2 FROM unnest($1::uuid[]) id",
  [people.map((p) => p.id), await hashPassword(password)]);
await client.query("ANALYZE");
const server = await serverProcess(database.ownerUrl, { BARAZA_TRUST_PROXY: "1", BARAZA_ROLES: "web" });

/** Reads on `connections` at once until told to stop, each after a short pause, as people do. @returns milliseconds of each */
async function others(until: () => boolean): Promise<number[]> {
  const milliseconds: number[] = [];
  await Promise.all(working.map(async (person) => {
    const http = await LightHttp.open(server.address);
    while (!until()) {
      const at = performance.now();
      const status = await http.ask("GET", "/api/me", person.cookie);
      if (status !== 200) throw new Error(`somebody who was signed in got ${status}`);
      milliseconds.push(performance.now() - at);
      await new Promise((r) => setTimeout(r, 20));
    }
    http.close();
  }));
  return milliseconds;
}

async function signIn(i: number): Promise<{ status: number; milliseconds: number }> {
  const at = performance.now();
  const answer = await fetch(`${server.address}/api/auth/sign-in/username`, {
    method: "POST", headers: { "content-type": "application/json", "x-forwarded-for": `10.1.${i >> 8}.${i & 255}`, origin: server.address },
    body: JSON.stringify({ username: `early${i + 1}`, password }),
  });
  await answer.arrayBuffer();
  return { status: answer.status, milliseconds: performance.now() - at };
}

const before = performance.now();
const calm = await others(() => performance.now() > before + 3000);
let over = false;
const beside = others(() => over);
const began = performance.now();
const signIns = await Promise.all(people.map((_, i) => signIn(i)));
const took = (performance.now() - began) / 1000;
over = true;
const during = await beside;
await server.stop();
await client.end();
await database.stop();

const refused = signIns.filter((s) => s.status !== 200).length;
report("storm", [
  { name: `${crowd} people sign in at once: refused`, value: refused, unit: "", goal: { text: "0", met: refused === 0 } },
  { name: "all are in after", value: took, unit: "s" },
  { name: "the last one waited", value: Math.max(...signIns.map((s) => s.milliseconds)) / 1000, unit: "s" },
  { name: "others' requests meanwhile: p99", value: quantile(during, 0.99), unit: "ms", reference: { name: "without the crowd", value: quantile(calm, 0.99) }, goal: { text: "< 200 ms", met: quantile(during, 0.99) < 200 } },
  { name: "others' requests meanwhile: p50", value: quantile(during, 0.5), unit: "ms", reference: { name: "without the crowd", value: quantile(calm, 0.5) } },
], ["The crowd and the others share the machine with the server and PostgreSQL (fsync on)."]);
