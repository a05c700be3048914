import { randomUUID } from "node:crypto";
import pg from "pg";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { LightSocket } from "./lib/light-socket.ts";
import { seedPairs, seedPeople, type BenchPerson } from "./lib/seed-people.ts";
import { writtenOut } from "./lib/settled.ts";
import { benchDatabase, serverProcess, type ServerProcess } from "./lib/server-process.ts";
import { ejabberdFigures, type EjabberdFigures } from "./peers/ejabberd.ts";

/**
 * Durable messages between pairs of sockets: from the acknowledged `send` to its arrival on the other socket, commit included.
 * Open loop: messages leave on schedule whether or not earlier ones arrived, so a queue shows as latency.
 */
const stepSeconds = Number(process.env.BENCH_SECONDS ?? 8);
const only = process.argv[2];
/** ejabberd between 1,000 sockets: measured first, alone on this machine, where it is installed. */
const ejabberd = !only || only === "1000" ? await ejabberdFigures({ seconds: stepSeconds }) : undefined;
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
// The limit is asked for each message and high enough for the load: a few people send what thousands would.
await client.query(`INSERT INTO settings (key, value, changed_at) VALUES ('limits.message', '100000', now())`);
const people = await seedPeople(client, "socket", 5000);
const pairs = await seedPairs(client, people);
await client.query("VACUUM ANALYZE");
await writtenOut(client);

interface Step { rate: number; sent: number; arrived: number; refused: number; p50: number; p99: number }

/** Connects `count` people, the two of a pair to different servers when there are two. */
async function connect(servers: ServerProcess[], count: number): Promise<LightSocket[]> {
  const sockets: LightSocket[] = [];
  for (let i = 0; i < count; i += 50) {
    sockets.push(...await Promise.all(people.slice(i, Math.min(i + 50, count)).map((p: BenchPerson, j) => LightSocket.open(servers[(i + j) % servers.length]?.address ?? "", p.cookie))));
  }
  return sockets;
}

async function runStep(sockets: LightSocket[], rate: number): Promise<Step> {
  const started = new Map<string, number>();
  const latencies: number[] = [];
  let refused = 0, sent = 0;
  sockets.forEach((socket, i) => {
    socket.onEvent = (name, payload) => {
      if (name !== "message") return;
      const { message } = payload as { message: { clientId: string; author: { id: string } } };
      if (message.author.id === people[i]?.id) return;
      const at = started.get(message.clientId);
      if (at !== undefined) latencies.push(performance.now() - at);
    };
  });
  const begin = performance.now();
  const total = rate * stepSeconds;
  await new Promise<void>((resolve) => {
    const tick = () => {
      const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * rate));
      for (; sent < due; sent++) {
        // Spread over all pairs, both directions.
        const i = (sent * 7919) % sockets.length;
        const clientId = randomUUID();
        started.set(clientId, performance.now());
        void sockets[i]?.ask("send", { conversationId: pairs[i >> 1], clientId, body: "Is the blue one still there?" }).then((answer) => { if (!answer.ok) refused++; });
      }
      if (sent < total) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
  const deadline = performance.now() + 5000;
  while (latencies.length + refused < total && performance.now() < deadline) await new Promise((r) => setTimeout(r, 20));
  return { rate, sent, arrived: latencies.length, refused, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

const figures: Figure[] = [];
const notes: string[] = [...ejabberd?.notes ?? []];
const beside = (value: number | undefined) => (value === undefined ? {} : { reference: { name: "ejabberd", value } });

async function scenario(name: string, serverCount: number, sockets: number, goalMs: number, knee: boolean, peer?: EjabberdFigures): Promise<void> {
  const env: Record<string, string> = serverCount > 1 ? { BARAZA_REALTIME: "postgres" } : {};
  const servers: ServerProcess[] = [];
  for (let i = 0; i < serverCount; i++) servers.push(await serverProcess(database.ownerUrl, { ...env, BARAZA_ROLES: i === 0 ? "web,worker" : "web" }));
  // What the first connections cost a server once (compiled code, database connections, prepared statements) is no connection's own.
  const first = await connect(servers, 100);
  await runStep(first, 200);
  for (const socket of first) socket.close();
  // Mail layouts are compiled three seconds after the start, and thrown away again.
  await new Promise((r) => setTimeout(r, 7000));
  const memory = async () => (await Promise.all(servers.map((s) => s.memoryInUse()))).reduce((sum, bytes) => sum + bytes, 0);
  await memory();
  const idle = await memory();
  const connected = await connect(servers, sockets);
  await new Promise((r) => setTimeout(r, 3000));
  const perConnection = (await memory() - idle) / sockets / 1024;
  // The collections that memory was measured by leave no room: the next one that is a consequence of that shall be over, at the rate that is measured.
  await runStep(connected, 500);
  const base = await runStep(connected, 500);
  figures.push({ name: `${name}: p99 at 500/s`, value: base.p99, unit: "ms", ...beside(peer?.p99), goal: { text: `< ${goalMs} ms`, met: base.p99 < goalMs } },
    { name: `${name}: p50 at 500/s`, value: base.p50, unit: "ms", ...beside(peer?.p50) },
    { name: `${name}: memory per connection`, value: perConnection, unit: "KiB", ...beside(peer?.perConnection), goal: { text: "<= 40 KiB", met: perConnection > 0 && perConnection <= 40 } },
    { name: `${name}: sent but not arrived`, value: base.sent - base.arrived, unit: "", goal: { text: "0", met: base.sent === base.arrived } });
  if (knee) {
    let best = base;
    for (let rate = 1000; rate <= 6000; rate += 500) {
      const step = await runStep(connected, rate);
      notes.push(`${name}: ${rate}/s p50 ${step.p50.toFixed(1)} ms, p99 ${step.p99.toFixed(1)} ms, arrived ${step.arrived} of ${step.sent}`);
      if (!(step.p99 <= 100) || step.arrived < step.sent) break;
      best = step;
    }
    figures.push({ name: `${name}: highest rate with p99 <= 100 ms`, value: best.rate, unit: "/s", ...beside(peer?.knee), goal: { text: ">= 2000/s", met: best.rate >= 2000 } });
  }
  for (const socket of connected) socket.close();
  for (const server of servers) await server.stop();
}

if (!only || only === "1000") await scenario("1,000 sockets", 1, 1000, 10, true, ejabberd);
if (!only || only === "5000") await scenario("5,000 sockets", 1, 5000, 20, false);
if (!only || only === "two") await scenario("two processes, 1,000 sockets", 2, 1000, 30, false);
await client.end();
await database.stop();
report("deliver", figures, [...notes, "Load and servers and PostgreSQL (fsync on) share the machine."]);
