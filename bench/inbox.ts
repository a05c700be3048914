import pg from "pg";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { inboxViews } from "./lib/inbox-views.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { writtenOut } from "./lib/settled.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/** The desk list over HTTP with filters and sorts, at 10 thousand, 100 thousand and 1 million tickets, with session and row-level security. */
const sizes = (process.env.BENCH_SIZES ?? "10000,100000,1000000").split(",").map(Number);
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '100000', now())");
const requesters = await seedPeople(client, "asker", 5000);
const agents = await seedPeople(client, "agent", 20, "agent");
const me = agents[0] ?? { id: "", cookie: "" };

const queries = inboxViews(agents[3]?.id ?? "");
const figures: Figure[] = [];
const p50s = new Map<string, number[]>();
const p50sOfAll: number[] = [];
for (const size of sizes) {
  const started = performance.now();
  await seedTickets(client, size, requesters, agents);
  await writtenOut(client);
  console.log(`${size} tickets after ${Math.round((performance.now() - started) / 1000)} s`);
  const server = await serverProcess(database.ownerUrl);
  const all: number[] = [];
  for (const [name, query] of Object.entries(queries)) {
    const url = name === "summary" ? `${server.address}/api/desk/summary` : `${server.address}/api/desk/tickets?limit=25&${query}`;
    const milliseconds: number[] = [];
    const once = async () => {
      const at = performance.now();
      const response = await fetch(url, { headers: { cookie: me.cookie } });
      const text = await response.text();
      if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
      return performance.now() - at;
    };
    for (let i = 0; i < 15; i++) await once();
    const end = performance.now() + (seconds * 1000) / Object.keys(queries).length * 2;
    while (performance.now() < end) milliseconds.push(await once());
    p50s.set(name, [...(p50s.get(name) ?? []), quantile(milliseconds, 0.5)]);
    all.push(...milliseconds);
    const p99 = quantile(milliseconds, 0.99);
    if (size === sizes.at(-1)) figures.push({ name: `${name}: p99 at ${size}`, value: p99, unit: "ms", goal: { text: "< 50 ms", met: p99 < 50 } });
  }
  const p50 = quantile(all, 0.5), p99 = quantile(all, 0.99);
  p50sOfAll.push(p50);
  figures.push({ name: `all queries: p50 at ${size}`, value: p50, unit: "ms" },
    { name: `all queries: p99 at ${size}`, value: p99, unit: "ms", ...(size === sizes.at(-1) ? { goal: { text: "< 50 ms", met: p99 < 50 } } : {}) });
  await server.stop();
}
for (const [name, values] of [["all queries", p50sOfAll] as const, ...p50s]) {
  const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
  figures.push({ name: `${name}: p50 largest / smallest`, value: ratio, unit: "", goal: { text: "<= 2", met: ratio <= 2 } });
}
await client.end();
await database.stop();
report("inbox", figures);
