import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { appUrlFrom } from "../server/platform/db/roles.ts";
import { statementName } from "../server/platform/db/tx.ts";
import { report, quantile } from "./lib/figures.ts";
import { httpLoad } from "./lib/http-load.ts";
import { seedPairs, seedPeople } from "./lib/seed-people.ts";
import { benchDatabase, benchSecret, serverProcess } from "./lib/server-process.ts";

/**
 * Message send over HTTP with session, row-level security, limits and sockets on, 8 connections, against the same statement
 * run by pgbench (or a bare `pg` loop) on the same database, in turns.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const connections = 8;
const statement = "SELECT p.outcome FROM conversation_send($1::text, $2::uuid, $3::uuid, $4::text, NULL, $5::int, $6::timestamptz) p";

const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
// Enough people that the limit of 60 messages a minute is asked each time and refuses nobody.
const people = await seedPeople(client, "sender", 6000);
const pairs = await seedPairs(client, people);
const appUrl = appUrlFrom(database.ownerUrl, benchSecret);
const server = await serverProcess(database.ownerUrl);
let turn = 0;
const next = () => {
  const i = turn++ % people.length;
  return { person: people[i] ?? { token: "", cookie: "" }, conversation: pairs[i >> 1] ?? "" };
};

async function ours() {
  return httpLoad(server.address, { connections, seconds, next: () => {
    const { person, conversation } = next();
    return { method: "POST", path: `/api/conversations/${conversation}/messages`, cookie: person.cookie, body: JSON.stringify({ clientId: randomUUID(), body: "Is the blue one still there? I can come by at four." }) };
  } });
}

/** As our own connections have it (server/platform/db/pools.ts): without, the reference would plan the same statement again and again. */
const settings = "-c plan_cache_mode=force_generic_plan";

/** pgbench when the machine has it; its script picks people at random as our load takes them in turn. */
function pgbench(): number | undefined {
  try {
    const folder = mkdtempSync(join(tmpdir(), "baraza-pgbench-"));
    writeFileSync(join(folder, "send.sql"), `\\set i random(1, ${people.length})\nSELECT (conversation_send(b.token, b.conversation, gen_random_uuid(), 'Is the blue one still there? I can come by at four.', NULL, 60, now())).outcome FROM bench_senders b WHERE b.i = :i;\n`);
    const out = execFileSync("pgbench", ["-n", "-c", String(connections), "-j", "2", "-M", "prepared", "-T", String(seconds), "-f", join(folder, "send.sql"), appUrl], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, PGOPTIONS: settings } });
    return Number(/tps = ([\d.]+)/.exec(out)?.[1]);
  } catch {
    return undefined;
  }
}

async function bareLoop(): Promise<number> {
  const pool = new pg.Pool({ connectionString: appUrl, max: connections, options: settings });
  const end = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < end) {
      const { person, conversation } = next();
      await pool.query({ name: statementName(statement), text: statement, values: [person.token, conversation, randomUUID(), "Is the blue one still there? I can come by at four.", 60, new Date()] });
      count++;
    }
  }));
  await pool.end();
  return count / seconds;
}

await client.query("CREATE TABLE bench_senders (i int PRIMARY KEY, token text, conversation uuid)");
await client.query("INSERT INTO bench_senders SELECT n, t, c FROM unnest($1::int[], $2::text[], $3::uuid[]) AS x(n, t, c)", [people.map((_, i) => i + 1), people.map((p) => p.token), people.map((_, i) => pairs[i >> 1])]);
await client.query("GRANT SELECT ON bench_senders TO baraza_app; ANALYZE");

await ours();
const rounds: { ours: number; reference: number; p50: number; p99: number }[] = [];
let refused = 0;
let referenceName = "pgbench -c 8";
for (let round = 0; round < 3; round++) {
  const reference = pgbench() ?? (referenceName = "bare pg loop, 8 connections", await bareLoop());
  const load = await ours();
  refused += [...load.statuses].filter(([status]) => status !== 201).reduce((sum, [, n]) => sum + n, 0);
  rounds.push({ ours: load.perSecond, reference, p50: quantile(load.milliseconds, 0.5), p99: quantile(load.milliseconds, 0.99) });
}
await server.stop();
await client.end();
await database.stop();

const ratio = quantile(rounds.map((r) => r.ours / r.reference), 0.5);
const reference = quantile(rounds.map((r) => r.reference), 0.5);
report("send", [
  { name: "messages sent over HTTP", value: quantile(rounds.map((r) => r.ours), 0.5), unit: "/s", reference: { name: referenceName, value: reference } },
  { name: "ratio to the same statement without HTTP", value: ratio, unit: "", goal: { text: ">= 0.45", met: ratio >= 0.45 } },
  { name: "p50", value: quantile(rounds.map((r) => r.p50), 0.5), unit: "ms" },
  { name: "p99", value: quantile(rounds.map((r) => r.p99), 0.5), unit: "ms" },
  { name: "answers other than 201", value: refused, unit: "", goal: { text: "0", met: refused === 0 } },
], ["Median of three rounds, each round the reference first, then ours. PostgreSQL 18 with fsync on."]);
