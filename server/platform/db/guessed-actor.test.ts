import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rowsOf } from "../../test/database/template-server.ts";
import { openWorld, type World } from "../../test/world.ts";
import { may } from "../actor.ts";
import { KnownActors, type SessionRow } from "./known-actors.ts";
import { withTx } from "./tx.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());
// Each test begins with a right guess of who acts by Kofi's session.
beforeEach(async () => { await world.as("kofi").get("/api/desk/tickets"); });

const system = (text: string, values: unknown[]) => world.tx("system", (tx) => tx.query(text, values));
const asKofi = <T>(work: Parameters<typeof withTx<T>>[2]) => withTx<T>(world.running.services, { token: world.people.kofi.token }, work);

test("XX-4 rights that are gone are gone with the next request, whoever was taken to act", async () => {
  const { id } = world.people.kofi;
  await system("UPDATE identity_role_grants SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL", [id]);
  expect((await world.as("kofi").get("/api/desk/tickets")).status).toBe(403);
  await system("UPDATE identity_role_grants SET revoked_at = NULL WHERE person_id = $1", [id]);
  expect((await world.as("kofi").get("/api/desk/tickets")).status).toBe(200);
});

test("XX-4 what was begun for somebody with other rights is undone and begun anew, and nothing is told of it", async () => {
  await system("UPDATE identity_people SET name = 'Kofi of today' WHERE id = $1", [world.people.kofi.id]);
  const names: string[] = [], told: string[] = [];
  const rows = await asKofi(async (tx) => {
    names.push(tx.actor.name);
    tx.afterCommit(() => told.push(tx.actor.name));
    await tx.query("INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id) VALUES ($1, actor_id(), 'staff', 'test.guessed', 'test', 'x')", [tx.now]);
    return tx.actor.name;
  });
  expect([names, told, rows]).toEqual([["Kofi Otieno", "Kofi of today"], ["Kofi of today"], "Kofi of today"]);
  const { rows: written } = await system("SELECT 1 FROM audit_entries WHERE verb = 'test.guessed'", []);
  expect(written).toHaveLength(1);
});

test("XX-4 a session that has ended shows nothing, also where the work asks the database nothing or fails first", async () => {
  const { token } = world.people.kofi;
  const { rows: [session] } = await world.tx("system", (tx) => tx.query<{ id: string; expires_at: Date }>("SELECT id, expires_at FROM identity_sessions WHERE token = $1", [token]));
  await system("UPDATE identity_sessions SET expires_at = now() - interval '1 day' WHERE token = $1", [token]);
  expect(await asKofi(async (tx) => tx.actor.personId)).toBeNull();
  await system("UPDATE identity_sessions SET expires_at = $2 WHERE token = $1", [token, session?.expires_at]);
  expect(await asKofi(async (tx) => tx.actor.personId)).toBe(world.people.kofi.id);
  await system("UPDATE identity_sessions SET expires_at = now() - interval '1 day' WHERE token = $1", [token]);
  // An error that comes of the guess is not the answer either.
  expect(await asKofi(async (tx) => {
    if (may(tx.actor, "ticket.read")) throw new Error("said to somebody who is gone");
    return "nobody";
  })).toBe("nobody");
  // Nor one that is thrown before anything was promised.
  expect(await asKofi((tx) => {
    if (may(tx.actor, "ticket.read")) throw new Error("said to somebody who is gone");
    return Promise.resolve("nobody");
  })).toBe("nobody");
  expect((await world.as("kofi").get("/api/desk/tickets")).status).toBe(401);
  await system("UPDATE identity_sessions SET expires_at = $2 WHERE token = $1", [token, session?.expires_at]);
});

test("the first statement of a known session leaves in the same write as BEGIN", async () => {
  const { pool } = world.running.services;
  const client = await pool.connect();
  const { stream } = (client as unknown as { connection: { stream: { write: (...given: unknown[]) => boolean; _writev: (...given: unknown[]) => void; _write: (...given: unknown[]) => void } } }).connection;
  const writes: number[] = [];
  const { _writev: several, _write: one } = stream;
  stream._writev = (...given) => { writes.push((given[0] as unknown[]).length); several.apply(stream, given); };
  stream._write = (...given) => { writes.push(1); one.apply(stream, given); };
  client.release();
  // The pool gives the connection that was last given back.
  const tickets = await asKofi(async (tx) => (await tx.query("SELECT count(*) FROM desk_tickets")).rows.length);
  Object.assign(stream, { _writev: several, _write: one });
  expect(tickets).toBe(1);
  // BEGIN, the session and the statement; then COMMIT.
  expect(writes).toHaveLength(2);
});

test("the order in which rights are found makes nobody another", () => {
  const known = new KnownActors();
  const row: SessionRow = { person_id: "p", session_id: "s", name: "Kofi", email_verified: true, kind: "staff", roles: "agent,moderator", permissions: "ticket.read,ticket.reply" };
  const actor = known.learn("token", row);
  expect(known.learn("token", { ...row, roles: "moderator,agent", permissions: "ticket.reply,ticket.read" })).toBe(actor);
  expect(may(actor, "ticket.reply")).toBe(true);
  expect(known.learn("token", { ...row, permissions: "ticket.read,ticket.note" })).not.toBe(actor);
});

test("XX-7 a connection that dies in the middle of a transaction is a 503 and ends nothing else", async () => {
  const dies = asKofi(async (tx) => {
    const { rows: [own] } = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await rowsOf(world.ownerUrl, `SELECT pg_terminate_backend(${own?.pid})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return tx.query("SELECT 1");
  });
  await expect(dies).rejects.toMatchObject({ status: 503 });
  expect((await world.as("kofi").get("/api/desk/tickets")).status).toBe(200);
});
