import { deskData } from "./lib/desk-data.ts";
import { bulkFigures } from "./lib/bulk-figures.ts";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { inboxViews } from "./lib/inbox-views.ts";
import { reportFigures } from "./lib/report-figures.ts";
import { searchFigures } from "./lib/search-figures.ts";
import { serverProcess } from "./lib/server-process.ts";

/**
 * The desk at BENCH_TICKETS (a million) tickets of ten messages each, over HTTP with sessions and row-level security: switching views, the counts,
 * opening a ticket, search, reports of a year, bulk actions. Set BENCH_DATA to a folder to seed once (half an hour and 30 GB) and measure often.
 */
const size = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const runs = Number(process.env.BENCH_RUNS ?? 200);
const parts = new Set((process.env.BENCH_PARTS ?? "views,open,bulk,search,reports").split(","));
const data = await deskData(size);
const [agent] = data.agents;
if (!agent) throw new Error("the desk has no agent");
// As autovacuum does after some thousands of changes.
await data.client.query("VACUUM desk_tickets");
const server = await serverProcess(data.ownerUrl);
// The jobs that are due at a start are over.
await new Promise((resolve) => setTimeout(resolve, 8000));
const figures: Figure[] = [];
/** A long run says how far it is. */
const tell = (part: string) => console.log(`${new Date().toISOString()} ${part}`);

/** Milliseconds of each of `runs` requests, after ten that warm up. */
async function times(path: (i: number) => string): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let i = -10; i < runs; i++) {
    const at = performance.now();
    const response = await fetch(server.address + path(i + 10), { headers: { cookie: agent?.cookie ?? "" } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path(i + 10)}: ${response.status} ${text}`);
    if (i >= 0) milliseconds.push(performance.now() - at);
  }
  return milliseconds;
}

function figure(name: string, milliseconds: readonly number[], goal: number): void {
  const p99 = quantile(milliseconds, 0.99);
  figures.push({ name: `${name}: p99`, value: p99, unit: "ms", goal: { text: `< ${goal} ms`, met: p99 < goal } }, { name: `${name}: p50`, value: quantile(milliseconds, 0.5), unit: "ms" });
}

if (parts.has("views")) {
  tell("views");
  for (const [name, query] of Object.entries(inboxViews(data.agents[3]?.id ?? ""))) {
    if (name === "summary") figure("counts of the views", await times(() => "/api/desk/summary"), 20);
    else figure(name, await times(() => `/api/desk/tickets?limit=25&${query}`), 50);
  }
}
if (parts.has("open")) {
  tell("open");
  const { rows } = await data.client.query<{ id: string }>("SELECT id FROM desk_tickets TABLESAMPLE SYSTEM (0.5) REPEATABLE (7) LIMIT 5000");
  // One answer holds the ticket, its newest messages and its timeline.
  figure("opening a ticket", await times((i) => `/api/tickets/${rows[(i * 7919) % rows.length]?.id ?? ""}`), 30);
}
if (parts.has("bulk")) {
  tell("bulk");
  const { rows } = await data.client.query<{ id: string }>("SELECT id FROM desk_tickets ORDER BY id DESC LIMIT 1000");
  figures.push(...await bulkFigures(server.address, agent.cookie, rows.map((row) => row.id)));
}
if (parts.has("search")) tell("search");
if (parts.has("search")) figures.push(...await searchFigures({ address: server.address, size, client: data.client, agent: agent.cookie, member: data.requesters[7]?.cookie ?? "" }, Math.min(runs, 100)));
if (parts.has("reports")) tell("reports");
if (parts.has("reports")) figures.push(...await reportFigures(server.address, data.admin.cookie, 5));
await server.stop();
await data.stop();
report(`desk-${size}`, figures, [`${size} tickets of 1,100 days, ${size * 10} messages, ${data.agents.length} agents; one request at a time, but for bulk actions.`]);
