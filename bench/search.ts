import pg from "pg";
import { report } from "./lib/figures.ts";
import { searchFigures } from "./lib/search-figures.ts";
import { seedMessages } from "./lib/seed-messages.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * CV-11: searching over HTTP with session and read rules, among BENCH_TICKETS tickets (10 thousand) with ten messages each. The goals are for a million
 * tickets: 100 ms for selective words, 300 ms for common ones; and a message is found within 5 s of its sending.
 */
const size = Number(process.env.BENCH_TICKETS ?? 10_000);
const runs = Number(process.env.BENCH_RUNS ?? 60);
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '100000', now())");
const requesters = await seedPeople(client, "asker", 2000);
const agents = await seedPeople(client, "agent", 20, "agent");
const started = performance.now();
await seedTickets(client, size, requesters, agents);
const filled = await seedMessages(database.ownerUrl, 10, agents.map(({ id }) => id));
console.log(`${size} tickets, ${size * 10} messages after ${Math.round((performance.now() - started) / 1000)} s, of which the search's filling took ${Math.round(filled)} s`);

const server = await serverProcess(database.ownerUrl);
const figures = await searchFigures({ address: server.address, size, client, agent: agents[0]?.cookie ?? "", member: requesters[7]?.cookie ?? "" }, runs);
await server.stop();
const { rows: sizes } = await client.query<{ words: number; messages: number }>("SELECT pg_total_relation_size('conversation_words') / 1048576.0 AS words, (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'messages'::regclass) / 1048576.0 AS messages");
figures.push({ name: "size of the search", value: Number(sizes[0]?.words), unit: "MiB", reference: { name: "messages", value: Number(sizes[0]?.messages) } }, { name: "messages filled in a second", value: (size * 10) / filled, unit: "" });
await client.end();
await database.stop();
report(`search-${size}`, figures);
