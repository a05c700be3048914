import { randomUUID } from "node:crypto";
import pg from "pg";
import { quantile, report } from "./lib/figures.ts";
import { httpLoad, type LoadResult } from "./lib/http-load.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { settled } from "./lib/settled.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";
import { rt5Figures } from "./peers/rt5.ts";

/** Creating and answering tickets over HTTP with everything on: limits, row-level security, timeline, audit, jobs, mails queued. */
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const connections = 8;
/** Seconds of the same load before it is measured: what Node compiles on the way is compiled then, as on the day after. */
const warmUp = Math.max(seconds, 20);
/** Request Tracker 5, requests a second: measured first, alone on this machine, where it is installed. */
const reference = await rt5Figures({ seconds });

const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '1000000', now()), ('limits.write', '1000000', now()), ('limits.message', '100000', now())");
const requesters = await seedPeople(client, "asker", 20_000);
const agents = await seedPeople(client, "agent", 20, "agent");
await seedTickets(client, 20_000, requesters.slice(0, 5000), agents);
const { rows: open } = await client.query<{ number: string }>("SELECT number FROM desk_tickets WHERE status IN ('open', 'in_progress') LIMIT 2000");
const server = await serverProcess(database.ownerUrl);
await settled(client);
let n = 0;
const next = <T>(list: readonly T[]): T => {
  const item = list[n++ % list.length];
  if (item === undefined) throw new Error("nothing to take from");
  return item;
};
const words = "I paid for the weekly bundle this morning and it was taken twice from my account. I have the two messages from the bank.";

const loads: Record<"create" | "reply" | "list", (seconds: number) => Promise<LoadResult>> = {
  create: (seconds) => httpLoad(server.address, { connections, seconds, next: () => ({
    method: "POST", path: "/api/tickets", cookie: next(requesters).cookie, body: JSON.stringify({ subject: "I was charged twice", description: `${words} ${randomUUID()}`, category: "payment" }),
  }) }),
  reply: (seconds) => httpLoad(server.address, { connections, seconds, next: () => ({
    method: "POST", path: `/api/tickets/${next(open).number}/replies`, cookie: next(agents).cookie, body: JSON.stringify({ clientId: randomUUID(), body: "Thank you for writing. I am checking it with the bank and will be back today." }),
  }) }),
  list: (seconds) => httpLoad(server.address, { connections, seconds, next: () => ({ method: "GET", path: "/api/desk/tickets?view=all_open&limit=25", cookie: next(agents).cookie }) }),
};
const figures = [];
for (const kind of ["create", "reply", "list"] as const) {
  await loads[kind](warmUp);
  const load = await loads[kind](seconds);
  const wrong = [...load.statuses].filter(([status]) => status >= 300).reduce((sum, [, count]) => sum + count, 0);
  figures.push(
    { name: `${kind}: requests`, value: load.perSecond, unit: "/s", reference: { name: "Request Tracker 5", value: reference[kind] }, goal: { text: `>= 50 times (${Math.round(reference[kind] * 50)}/s)`, met: load.perSecond >= reference[kind] * 50 } },
    { name: `${kind}: times the reference`, value: load.perSecond / reference[kind], unit: "x" },
    { name: `${kind}: p99`, value: quantile(load.milliseconds, 0.99), unit: "ms" },
    { name: `${kind}: refused`, value: wrong, unit: "", goal: { text: "0", met: wrong === 0 } });
}
figures.push({ name: "server memory", value: server.memory() / 2 ** 20, unit: "MiB", reference: { name: "Request Tracker 5", value: reference.memory } });
await server.stop();
await client.end();
await database.stop();
report("ticket", figures, [`${connections} connections; 20,000 tickets before; the job worker runs beside.`, ...reference.notes]);
