import pg from "pg";
import { bulkFigures } from "./lib/bulk-figures.ts";
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

const figures = await bulkFigures(server.address, agent.cookie, rows.map((row) => row.id));
await server.stop();
await client.end();
await database.stop();
report("bulk", figures, ["20,000 tickets before; median of three rounds; the job worker runs in the same process."]);
