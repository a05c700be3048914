import { setTimeout as sleep } from "node:timers/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { report, type Figure } from "./lib/figures.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * ID-14: the export of a member with 100,000 messages, from the request until the link is ready, and what it costs in memory. Two exports
 * before it, of a member with 5,000 messages, warm the server up: flat memory means that twenty times the messages need no more.
 */
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
const [large, ...small] = await seedPeople(client, "writer", 3);
const mebibyte = 2 ** 20;

/** Messages of a person in conversations of 2,000, by turns with somebody else, of the length that people write. */
async function write(personId: string, otherId: string, messages: number): Promise<void> {
  for (let left = messages; left > 0; left -= 2000) {
    const { rows: [talk] } = await client.query<{ id: string }>("INSERT INTO conversations (kind, owner, created_at, last_seq, last_public_seq) VALUES ('direct', 'nobody', now(), $1, $1) RETURNING id", [Math.min(left, 2000)]);
    await client.query("INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at) VALUES ($1, $2, 'member', now()), ($1, $3, 'member', now())", [talk?.id, personId, otherId]);
    await client.query(`INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
      SELECT $1, n, gen_random_uuid(), CASE WHEN n % 2 = 0 THEN $2::uuid ELSE $3::uuid END, 'member', 'Message ' || n || ': ' || repeat(md5(n::text) || ' ', 1 + n % 8), now() FROM generate_series(1, $4) n`, [talk?.id, personId, otherId, Math.min(left, 2000)]);
  }
}
const other = small[1]?.id ?? "";
await write(small[0]?.id ?? "", other, 5000);
await write(large?.id ?? "", other, 100_000);
await client.query("ANALYZE");

const dataDirectory = mkdtempSync(join(tmpdir(), "baraza-bench-export-"));
const server = await serverProcess(database.ownerUrl, { BARAZA_DATA_DIR: dataDirectory });
let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, server.memory()); }, 20);

/** @returns seconds until it is ready, and its rows and bytes */
async function exportOf(cookie: string): Promise<{ seconds: number; rows: number; bytes: number }> {
  const began = performance.now();
  const asked = await fetch(`${server.address}/api/me/export`, { method: "POST", headers: { cookie, "content-type": "application/json" }, body: "{}" });
  if (asked.status !== 202) throw new Error(`the export was refused with ${asked.status}`);
  for (;;) {
    await sleep(50);
    const state = (await (await fetch(`${server.address}/api/me/export`, { headers: { cookie } })).json()) as { state: string; rows: number; bytes: number };
    if (state.state === "ready") return { seconds: (performance.now() - began) / 1000, rows: state.rows, bytes: state.bytes };
    if (state.state !== "making") throw new Error(`the export is ${state.state}`);
  }
}

// Mail layouts are compiled three seconds after the start.
await sleep(7000);
for (let i = 0; i < 2; i++) {
  await exportOf(small[0]?.cookie ?? "");
  await client.query("UPDATE identity_exports SET asked_at = asked_at - interval '2 days'");
}
const before = peak;
peak = server.memory();
const made = await exportOf(large?.cookie ?? "");
clearInterval(watch);
const figures: Figure[] = [
  { name: "export of 100,000 messages", value: made.seconds, unit: "s", goal: { text: "< 30 s", met: made.seconds < 30 } },
  { name: "rows", value: made.rows, unit: "rows" },
  { name: "ZIP", value: made.bytes / mebibyte, unit: "MiB" },
  { name: "peak memory with 5,000 messages", value: before / mebibyte, unit: "MiB" },
  { name: "peak memory with 100,000 messages", value: peak / mebibyte, unit: "MiB", goal: { text: "at most 40 MiB more", met: peak - before < 40 * mebibyte } },
];
report("export", figures);
await server.stop();
await client.end();
await database.stop();
rmSync(dataDirectory, { recursive: true, force: true });
