import pg from "pg";
import { signedSessionCookie } from "../../server/platform/http/session-token.ts";
import { lifelikeReports, untilFactsAreKept } from "./lifelike-reports.ts";
import { seedMessages } from "./seed-messages.ts";
import { seedPeople, type BenchPerson } from "./seed-people.ts";
import { seedTickets } from "./seed-tickets.ts";
import { benchDatabase, benchSecret, serverProcess } from "./server-process.ts";

export interface DeskData {
  client: pg.Client;
  ownerUrl: string;
  requesters: BenchPerson[];
  agents: BenchPerson[];
  admin: BenchPerson;
  stop(): Promise<void>;
}

/**
 * A desk with `size` tickets of three years, ten messages each, searchable, with facts, ratings and promises for the reports. A database that
 * BENCH_DATA kept from an earlier run is taken as it is.
 */
export async function deskData(size: number): Promise<DeskData> {
  const database = await benchDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows: [seeded] } = await client.query<{ done: boolean }>("SELECT to_regclass('bench_seeded') IS NOT NULL AS done");
  if (!seeded?.done) await seed(client, database.ownerUrl, size);
  const [requesters, agents, [admin]] = [await seededPeople(client, "asker"), await seededPeople(client, "agent"), await seededPeople(client, "admin")];
  if (!admin) throw new Error("the desk has no administrator");
  return { client, ownerUrl: database.ownerUrl, requesters, agents, admin, stop: async () => { await client.end(); await database.stop(); } };
}

async function seed(client: pg.Client, ownerUrl: string, size: number): Promise<void> {
  const started = performance.now();
  const tell = (what: string) => console.log(`${what} after ${Math.round((performance.now() - started) / 1000)} s`);
  await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '1000000', now()), ('limits.write', '1000000', now())");
  const requesters = await seedPeople(client, "asker", 5000);
  const agents = await seedPeople(client, "agent", 50, "agent");
  await seedPeople(client, "admin", 1, "admin");
  await seedTickets(client, size, requesters, agents);
  tell(`${size} tickets`);
  await seedMessages(ownerUrl, 10, agents.map(({ id }) => id), "directly");
  tell(`${size * 10} searchable messages`);
  const server = await serverProcess(ownerUrl);
  await untilFactsAreKept(client);
  await server.stop();
  tell("facts for reports");
  await lifelikeReports(client);
  await client.query("CREATE TABLE bench_seeded AS SELECT now() AS at");
  tell("ratings and promises");
}

async function seededPeople(client: pg.Client, prefix: string): Promise<BenchPerson[]> {
  const { rows } = await client.query<{ id: string; token: string }>("SELECT s.person_id AS id, s.token FROM identity_sessions s JOIN identity_people p ON p.id = s.person_id WHERE p.username ~ ('^' || $1 || '[0-9]+$') ORDER BY s.person_id", [prefix]);
  return rows.map((row) => ({ ...row, cookie: signedSessionCookie(row.token, benchSecret) }));
}
