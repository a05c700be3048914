import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { httpLoad, type LoadResult } from "./lib/http-load.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { settled } from "./lib/settled.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";
import { standStill } from "./lib/stand-still.ts";
import { rt5Peer, type PeerWork } from "./peers/rt5.ts";

/**
 * Creating, answering and listing tickets over HTTP with everything on: limits, row-level security, timeline, audit, jobs, mails queued. Beside it Request Tracker 5, in turns:
 * one of the two is under load at a time, and the other stands still, its database too. So a slow minute of the machine strikes both.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const connections = 8;
/** Seconds of the same load before it is measured: what Node compiles on the way is compiled then, as on the day after. */
const warmUp = Math.max(seconds, 20);
const peer = await rt5Peer({ seconds });

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
  // Each connection is an agent of its own, as with Request Tracker: nobody answers two tickets at the same moment.
  reply: (seconds) => httpLoad(server.address, { connections, seconds, next: (connection) => ({
    method: "POST", path: `/api/tickets/${next(open).number}/replies`, cookie: agents[connection]?.cookie ?? "", body: JSON.stringify({ clientId: randomUUID(), body: "Thank you for writing. I am checking it with the bank and will be back today." }),
  }) }),
  list: (seconds) => httpLoad(server.address, { connections, seconds, next: (connection) => ({ method: "GET", path: "/api/desk/tickets?view=all_open&limit=25", cookie: agents[connection]?.cookie ?? "" }) }),
};
const { rows: [postmaster] } = await client.query<{ pid: number }>("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
const oursPids = [server.process.pid ?? 0, postmaster?.pid ?? 0];

/** Runs `load` while these processes stand still. */
async function without<T>(pids: readonly number[], load: () => Promise<T>): Promise<T> {
  const goOn = standStill(pids);
  try {
    return await load();
  } finally {
    goOn();
  }
}

/** Both systems in turns. @returns answers a second of each round: theirs and ours */
async function inTurns(kind: PeerWork): Promise<{ theirs: number[]; ours: LoadResult[] }> {
  await loads[kind](warmUp);
  const rt = await peer.at(kind);
  const theirs: number[] = [], ours: LoadResult[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await without(oursPids, () => rt.measure(seconds)));
    // A process that stood still for seconds takes it for lag and refuses for one more.
    ours.push(await without(rt.pids, async () => { await sleep(2000); return loads[kind](seconds); }));
  }
  await rt.stop();
  return { theirs, ours };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const figures: Figure[] = [], notes: string[] = [];
// In this order each finds the 20,000 tickets: in its turns ours opens forty thousand, Request Tracker some hundreds.
for (const kind of ["list", "reply", "create"] as const) {
  const { theirs, ours } = await inTurns(kind);
  const perSecond = mean(ours.map((load) => load.perSecond)), reference = mean(theirs);
  const wrong = ours.flatMap(({ statuses }) => [...statuses]).filter(([status]) => status >= 300).reduce((sum, [, count]) => sum + count, 0);
  figures.push(
    { name: `${kind}: requests`, value: perSecond, unit: "/s", reference: { name: "Request Tracker 5", value: reference } },
    { name: `${kind}: times the reference`, value: perSecond / reference, unit: "x", goal: { text: ">= 50", met: perSecond >= reference * 50 } },
    { name: `${kind}: p99`, value: quantile(ours.flatMap(({ milliseconds }) => milliseconds), 0.99), unit: "ms" },
    { name: `${kind}: refused`, value: wrong, unit: "", goal: { text: "0", met: wrong === 0 } });
  notes.push(`${kind}, ours / Request Tracker in turns of ${seconds} s: ${ours.map((load, i) => `${Math.round(load.perSecond)} / ${theirs[i]?.toFixed(1)}`).join(", ")}.`);
}
figures.push({ name: "server memory", value: server.memory() / 2 ** 20, unit: "MiB", reference: { name: "Request Tracker 5", value: peer.memory } });
await server.stop();
await client.end();
await database.stop();
await peer.stop();
report("ticket", figures, [`${connections} connections; 20,000 tickets before; the job worker runs beside.`, ...notes, ...peer.notes]);
