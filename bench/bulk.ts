import { randomUUID } from "node:crypto";
import pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bulk } from "../contract/desk-views.ts";
import { report } from "./lib/figures.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/** A bulk action on 1,000 tickets of 20,000, from the request to the end, with its undo, over HTTP with everything on. */
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
const requesters = await seedPeople(client, "asker", 5000);
const [agent] = await seedPeople(client, "agent", 20, "agent");
if (!agent) throw new Error("nobody to ask");
await seedTickets(client, 20_000, requesters, [agent]);
const { rows } = await client.query<{ id: string }>("SELECT id FROM desk_tickets ORDER BY id LIMIT 1000");
const server = await serverProcess(database.ownerUrl);

async function ask(method: string, path: string, body?: object): Promise<Bulk> {
  const answer = await fetch(server.address + path, { method, headers: { cookie: agent?.cookie ?? "", ...(body ? { "content-type": "application/json" } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return await answer.json() as Bulk;
}

/** Waits for the end as the screen does. @returns milliseconds since `begun`, and how often it had got further */
async function until(state: Bulk["state"], id: string, begun: number): Promise<{ milliseconds: number; steps: number }> {
  const seen = new Set<number>();
  for (;;) {
    const bulk = await ask("GET", `/api/desk/bulks/${id}`);
    seen.add(bulk.done + bulk.undone);
    if (bulk.state === state) return { milliseconds: performance.now() - begun, steps: seen.size };
    await sleep(50);
  }
}

const times: Record<"priority" | "tags" | "undo", number[]> = { priority: [], tags: [], undo: [] };
let steps = Infinity;
for (let round = 0; round < 3; round += 1) {
  for (const [kind, action] of [["priority", { kind: "priority", priority: round % 2 ? "low" : "urgent" }], ["tags", { kind: "tags", add: [`round ${round}`], remove: [] }]] as const) {
    const begun = performance.now();
    const { id } = await ask("POST", "/api/desk/bulks", { clientId: randomUUID(), action, ticketIds: rows.map((row) => row.id) });
    const done = await until("done", id, begun);
    times[kind].push(done.milliseconds);
    steps = Math.min(steps, done.steps);
    if (kind === "tags") {
      const undoing = performance.now();
      await ask("DELETE", `/api/desk/bulks/${id}`);
      times.undo.push((await until("undone", id, undoing)).milliseconds);
    }
  }
}
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const goal = (value: number) => ({ text: "< 3 s", met: value < 3000 });
await server.stop();
await client.end();
await database.stop();
report("bulk", [
  ...(["priority", "tags", "undo"] as const).map((kind) => ({ name: kind, value: median(times[kind]) / 1000, unit: "s", goal: goal(median(times[kind])) })),
  { name: "steps of progress seen, fewest", value: steps, unit: "" },
], [`${rows.length} tickets; median of three rounds; the job worker runs in the same process.`]);
