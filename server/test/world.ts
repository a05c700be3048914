import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "../../contract/permissions.ts";
import { modules } from "../app.ts";
import { systemActor } from "../platform/actor.ts";
import { MovableClock } from "../platform/clock.ts";
import { configFrom, readEnvironment, type Config } from "../platform/config.ts";
import { withTx, type Start, type Tx } from "../platform/db/tx.ts";
import { signedSessionCookie } from "../platform/http/session-token.ts";
import { newId } from "../platform/ids.ts";
import { drainJobs } from "../platform/jobs/worker.ts";
import type { Module } from "../platform/module.ts";
import { start, type Running } from "../platform/start.ts";
import { createTestDatabase } from "./database/create-test-database.ts";
import { TEST_SECRET } from "./database/secret.ts";
import { HttpClient } from "./http-client.ts";
import { LiveClient } from "./live-client.ts";

/** The named cast: the same people in every test. */
const cast = {
  ada: { name: "Ada Obi", roles: [] },
  bayo: { name: "Bayo Ade", roles: [] },
  chika: { name: "Chika Eze", roles: [] },
  wanjiru: { name: "Wanjiru Kamau", roles: ["agent"] },
  kofi: { name: "Kofi Otieno", roles: ["agent"] },
  tunde: { name: "Tunde Alabi", roles: ["operator"] },
  musa: { name: "Musa Bello", roles: ["moderator"] },
  nneka: { name: "Nneka Umeh", roles: ["admin"] },
  sade: { name: "Sade Bankole", roles: ["super_admin"] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>;
export type CastName = keyof typeof cast;

export interface CastMember { id: string; name: string; username: string; email: string; token: string; cookie: string }

/** A running server on a database of its own, with people in it. Real HTTP, real PostgreSQL, real sockets. */
export interface World {
  running: Running;
  clock: MovableClock;
  people: Record<CastName, CastMember>;
  ownerUrl: string;
  /** An HTTP client that is signed in as one of the cast, or as nobody. */
  as(who: CastName | "nobody"): HttpClient;
  /** A connected socket of one of the cast. Closed at the end of the world. */
  live(who: CastName): Promise<LiveClient>;
  /** Runs every job that is due. */
  drain(): Promise<void>;
  /** A transaction straight on the database, for setting up and looking behind the API. */
  tx<T>(who: CastName | "system", work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One more member, with a session. */
  addMember(username: string): Promise<CastMember>;
  close(): Promise<void>;
}

export interface WorldOptions {
  env?: Record<string, string>;
  settings?: Readonly<Record<string, unknown>>;
  modules?: readonly Module[];
  config?: (config: Config) => void;
}

/** Opens a world. Call `close()` in `afterAll`. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase();
  // Made by the first upload, if a test has one.
  const dataFolder = join(tmpdir(), `baraza-world-${randomBytes(8).toString("hex")}`);
  const environment = readEnvironment({ PORT: "0", BARAZA_DATA_DIR: dataFolder, BARAZA_LOG: "error", BARAZA_ROLES: "web", BARAZA_CHECK_OUTPUTS: "1", BARAZA_POOL: "12", ...options.env });
  const config = configFrom(environment, { ownerUrl: database.ownerUrl, appUrl: database.appUrl }, TEST_SECRET);
  config.lightPasswords = true;
  config.mostLag = 0;
  options.config?.(config);
  const clock = new MovableClock(new Date());
  const running = await start(config, options.modules ?? modules, { clock, settings: options.settings ?? {} });
  const { services } = running;
  const tx: World["tx"] = (who, work) => {
    const begin: Start = who === "system" ? { actor: systemActor } : { personId: people[who].id };
    return withTx(services, begin, work);
  };
  const addPerson = (username: string, name: string, roles: readonly Role[]) => withTx(services, { actor: systemActor }, async (t) => {
    const member = newMember(username, name);
    await t.query("INSERT INTO identity_people (id, name, email, email_verified, username, created_at) VALUES ($1, $2, $3, true, $4, $5)", [member.id, name, member.email, username, t.now]);
    await t.query("INSERT INTO identity_sessions (token, person_id, expires_at, created_at, updated_at) VALUES ($1, $2, $3::timestamptz + interval '365 days', $3, $3)", [member.token, member.id, t.now]);
    for (const role of roles) await t.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, $2, $3)", [member.id, role, t.now]);
    return member;
  });
  const people = {} as Record<CastName, CastMember>;
  for (const [key, { name, roles }] of Object.entries(cast)) people[key as CastName] = await addPerson(key, name, roles);
  const sockets: LiveClient[] = [];
  const address = running.address ?? "";
  return {
    running, clock, people, tx, ownerUrl: database.ownerUrl,
    as: (who) => new HttpClient(address, who === "nobody" ? undefined : people[who].cookie),
    live: async (who) => {
      const socket = await LiveClient.connect(address, people[who].cookie);
      sockets.push(socket);
      return socket;
    },
    drain: () => drainJobs(services),
    addMember: (username) => addPerson(username, username, []),
    close: async () => {
      for (const socket of sockets) socket.close();
      await running.stop();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function newMember(username: string, name: string): CastMember {
  const token = randomBytes(24).toString("base64url");
  return { id: newId(), name, username, email: `${username}@example.com`, token, cookie: signedSessionCookie(token, TEST_SECRET) };
}
