import pg from "pg";
import { migrate } from "../../platform/db/migrate.ts";
import { startEmbedded } from "../../platform/embedded/start-embedded.ts";
import { TEST_SECRET } from "./secret.ts";

/** A PostgreSQL server with one migrated, empty database that tests clone. */
export interface TemplateServer {
  /** Connection string of the server's owner; its path is the template's name. */
  templateUrl: string;
  stop: () => Promise<void>;
}

/**
 * Starts an embedded server without durability and migrates the template. With BARAZA_TEST_DATABASE_URL the template is made
 * on that server instead, and dropped at the end.
 */
export async function startTemplateServer(): Promise<TemplateServer> {
  const given = process.env.BARAZA_TEST_DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded({ testMode: true });
  const server = given ?? embedded?.ownerUrl ?? "";
  // Several test runs may share one given server.
  const name = `baraza_template_${process.pid}`;
  try {
    if (embedded) await makeCheap(embedded.ownerUrl);
    await onServer(server, [`drop database if exists ${name} with (force)`, `create database ${name}`]);
    const templateUrl = databaseUrl(server, name);
    await migrate(templateUrl, { secret: TEST_SECRET });
    return {
      templateUrl,
      async stop() {
        if (given) await onServer(server, [`drop database if exists ${name} with (force)`]);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/**
 * Sets up a server that lives for one run: thousands of connections prove their password, for which each would count 4096 rounds
 * of a hash; and no table lives long enough to be vacuumed.
 */
async function makeCheap(ownerUrl: string): Promise<void> {
  const { username, password } = new URL(ownerUrl);
  await onServer(ownerUrl, [
    "alter system set scram_iterations = 1",
    "alter system set autovacuum = off",
    "select pg_reload_conf()",
    "set scram_iterations = 1",
    `alter role ${pg.escapeIdentifier(decodeURIComponent(username))} password ${pg.escapeLiteral(decodeURIComponent(password))}`,
  ]);
}

/** The same server, credentials and options, but another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs statements one by one on a connection of their own. */
export async function onServer(url: string, statements: string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function rowsOf(url: string, statement: string): Promise<Record<string, unknown>[]> {
  return await withClient(url, async (client) => (await client.query<Record<string, unknown>>(statement)).rows);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A test may kill the server under us; the query that waits is rejected as well.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
