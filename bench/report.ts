import pg from "pg";
import { report, type Figure } from "./lib/figures.ts";
import { lifelikeReports, untilFactsAreKept } from "./lib/lifelike-reports.ts";
import { reportFigures } from "./lib/report-figures.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * Reports over HTTP at a million tickets of three years: all figures of twelve months with the twelve before them, and each figure by each
 * grouping. Reports read no messages, so the seed's one for each ticket is enough. First the facts of all tickets are computed, as after an update.
 */
const size = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '100000', now())");
const requesters = await seedPeople(client, "asker", 5000);
const agents = await seedPeople(client, "agent", 50, "agent");
const [admin] = await seedPeople(client, "admin", 1, "admin");
const started = performance.now();
await seedTickets(client, size, requesters, agents);
console.log(`${size} tickets after ${Math.round((performance.now() - started) / 1000)} s`);

const server = await serverProcess(database.ownerUrl);
const walked = await untilFactsAreKept(client);
console.log(`facts of ${size} tickets computed in ${Math.round(walked)} s`);
await lifelikeReports(client);
const figures: Figure[] = [{ name: "facts computed anew", value: size / walked, unit: "tickets/s" }, ...await reportFigures(server.address, admin?.cookie ?? "", rounds)];
await server.stop();
await client.end();
await database.stop();
report("report", figures, [`${size} tickets over 1,100 days, ${agents.length} agents`]);
