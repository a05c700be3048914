import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { report } from "./lib/figures.ts";
import { seedPairs, seedPeople, type BenchPerson } from "./lib/seed-people.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * 50 clients send while the server, or PostgreSQL, is killed with -9. A client repeats an unanswered message with the same
 * clientId until it is acknowledged, as the browser does. Afterwards every acknowledged message must be there, once, in its
 * writer's order, and `seq` without gaps.
 */
const kills = Number(process.env.BENCH_KILLS ?? 10);
const clients = 50;

interface Acknowledged { conversation: string; clientId: string; seq: number }

async function client(address: () => string, person: BenchPerson, conversation: string, until: () => boolean, acknowledged: Acknowledged[], counts: { repeats: number }): Promise<void> {
  for (let n = 1; !until(); n++) {
    const clientId = randomUUID();
    const body = JSON.stringify({ clientId, body: `message ${n}` });
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await fetch(`${address()}/api/conversations/${conversation}/messages`, { method: "POST", headers: { cookie: person.cookie, "content-type": "application/json" }, body, signal: AbortSignal.timeout(5000) });
        if (response.status === 200 || response.status === 201) {
          acknowledged.push({ conversation, clientId, seq: ((await response.json()) as { seq: number }).seq });
          break;
        }
        await response.arrayBuffer();
        if (response.status !== 503 && response.status !== 500) throw new Error(`answered ${response.status}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith("answered")) throw error;
      }
      counts.repeats++;
      await sleep(50 + Math.random() * 100);
    }
  }
}

async function run(what: "server" | "PostgreSQL"): Promise<{ acknowledged: number; missing: number; twice: number; gaps: number; disorder: number; repeats: number }> {
  const database = await benchDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.message', '100000', now())");
  const people = await seedPeople(owner, "crash", clients);
  const pairs = await seedPairs(owner, people);
  const dataDirectory = (await owner.query<{ data_directory: string }>("SHOW data_directory")).rows[0]?.data_directory ?? "";
  await owner.end();
  let server = await serverProcess(database.ownerUrl);
  const port = new URL(server.address).port;
  let ended = false;
  const acknowledged: Acknowledged[] = [];
  const counts = { repeats: 0 };
  const running = people.map((p, i) => client(() => server.address, p, pairs[i >> 1] ?? "", () => ended, acknowledged, counts));
  for (let i = 0; i < kills; i++) {
    await sleep(700 + Math.random() * 800);
    if (what === "server") {
      server.process.kill("SIGKILL");
      server = await serverProcess(database.ownerUrl, { PORT: port });
    } else {
      const pid = Number(readFileSync(`${dataDirectory}/postmaster.pid`, "utf8").split("\n")[0]);
      process.kill(pid, "SIGKILL");
      await untilAnswers(database.ownerUrl);
    }
  }
  await sleep(1000);
  ended = true;
  await Promise.all(running);
  const check = new pg.Client({ connectionString: database.ownerUrl });
  await check.connect();
  const { rows } = await check.query<{ conversation_id: string; seq: number; client_id: string; author_id: string; n: number }>(
    "SELECT conversation_id, seq, client_id, author_id, substr(body, 9)::int AS n FROM messages ORDER BY conversation_id, seq");
  const stored = new Map(rows.map((r) => [r.client_id, r]));
  const missing = acknowledged.filter((a) => stored.get(a.clientId)?.seq !== a.seq).length;
  let gaps = 0, disorder = 0;
  const lastSeq = new Map<string, number>(), lastN = new Map<string, number>();
  for (const row of rows) {
    if (row.seq !== (lastSeq.get(row.conversation_id) ?? 0) + 1) gaps++;
    lastSeq.set(row.conversation_id, row.seq);
    if (row.n !== (lastN.get(row.author_id) ?? 0) + 1) disorder++;
    lastN.set(row.author_id, row.n);
  }
  await check.end();
  await server.stop();
  await database.stop();
  return { acknowledged: acknowledged.length, missing, twice: rows.length - stored.size, gaps, disorder, repeats: counts.repeats };
}

async function untilAnswers(url: string): Promise<void> {
  for (;;) {
    const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    probe.on("error", () => {});
    try {
      await probe.connect();
      await probe.query("SELECT 1");
      await probe.end();
      return;
    } catch {
      await sleep(100);
    }
  }
}

const figures = [];
for (const what of ["server", "PostgreSQL"] as const) {
  const r = await run(what);
  const zero = (name: string, value: number) => ({ name: `${what} killed ${kills} times: ${name}`, value, unit: "", goal: { text: "0", met: value === 0 } });
  figures.push({ name: `${what} killed ${kills} times: acknowledged`, value: r.acknowledged, unit: "messages" },
    { name: `${what} killed ${kills} times: attempts repeated`, value: r.repeats, unit: "" },
    zero("acknowledged but missing", r.missing), zero("stored twice", r.twice), zero("gaps in seq", r.gaps), zero("out of a writer's order", r.disorder));
}
report("crash", figures);
