import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { may } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { withSharedTx } from "./shared-tx.ts";
import { ownTransaction, type Tx } from "./tx.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());
const riders = ["ada", "bayo", "chika", "wanjiru", "kofi", "musa"] as const satisfies CastName[];
/** Everybody is known, as after an hour of work. */
beforeEach(async () => { await Promise.all([...riders, "nneka", "sade"].map((who) => world.as(who as CastName).get("/api/tickets"))); });

const share = <T>(who: CastName, work: (tx: Tx) => Promise<T>, keys: readonly string[] = []) => withSharedTx(world.running.services, world.people[who].token, keys, work, null);

/** Does all this in one moment: it comes while two others are at work. */
async function crowd<T>(asks: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const gate = Promise.withResolvers<void>();
  const before = (["nneka", "sade"] as const).map((who) => share(who, async (tx) => {
    await tx.query("SELECT 1");
    await gate.promise;
  }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answers = Promise.allSettled(asks.map((ask) => ask()));
  await new Promise((resolve) => setTimeout(resolve, 5));
  gate.resolve();
  await Promise.all(before);
  return answers;
}

const values = <T>(results: readonly PromiseSettledResult<T>[]): T[] => results.map((result) => {
  if (result.status === "rejected") throw result.reason;
  return result.value;
});

/** Notes by whom and in which transaction it acts, twice, and leaves an entry in the log. */
async function note(tx: Tx, verb: string): Promise<{ by: string[]; transaction: string }> {
  const look = async () => (await tx.query<{ by: string; held: string; transaction: string }>("SELECT actor_id()::text AS by, current_setting('baraza.permissions') AS held, pg_current_xact_id()::text AS transaction")).rows[0];
  const first = await look();
  const second = await look();
  for (const one of [first, second]) expect(one?.held.split(",").filter((right) => right !== "").sort()).toEqual([...tx.actor.permissions].sort());
  tx.withCommit("INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id) VALUES ($1, actor_id(), current_setting('baraza.actor_kind'), $2, 'test', 'x')", [tx.now, verb]);
  return { by: [first?.by ?? "", second?.by ?? ""], transaction: first?.transaction ?? "" };
}

const logged = async (verb: string) => (await world.tx("system", (tx) => tx.query<{ by: string; kind: string }>('SELECT actor_id::text AS by, actor_kind AS kind FROM audit_entries WHERE verb = $1', [verb]))).rows
  .map(({ by, kind }) => [Object.entries(world.people).find(([, person]) => person.id === by)?.[0], kind]).sort();
const everybody = [["ada", "member"], ["bayo", "member"], ["chika", "member"], ["kofi", "staff"], ["musa", "staff"], ["wanjiru", "staff"]];
const without = (who: CastName) => everybody.filter(([name]) => name !== who);

test("what follows a commit and fails makes no failure of what is stored, and holds up nothing else that follows", async () => {
  const told: string[] = [];
  const work = (verb: string) => async (tx: Tx) => {
    tx.afterCommit(() => { throw new Error("nobody listens"); });
    tx.afterCommit(() => told.push(verb));
    return note(tx, verb);
  };
  const noted = vi.spyOn(world.running.services.log, "error").mockImplementation(() => {});
  await world.tx("ada", work("test.hook-alone"));
  values(await crowd(riders.map((who) => () => share(who, work("test.hook-shared")))));
  expect(told).toEqual(["test.hook-alone", ...riders.map(() => "test.hook-shared")]);
  expect(noted).toHaveBeenCalledTimes(told.length);
  noted.mockRestore();
  expect((await logged("test.hook-alone")).length).toBe(1);
  expect(await logged("test.hook-shared")).toEqual(everybody);
});

test("XX-4 who shares a transaction acts as themselves from the first statement to the last, and is told after the commit", async () => {
  const told: string[] = [];
  const done = values(await crowd(riders.map((who) => () => share(who, (tx) => {
    tx.afterCommit(() => told.push(who));
    return note(tx, "test.shared");
  }))));
  expect(done.map(({ by }) => by)).toEqual(riders.map((who) => [world.people[who].id, world.people[who].id]));
  expect(await logged("test.shared")).toEqual(everybody);
  expect(told.toSorted()).toEqual([...riders].sort());
  expect(new Set(done.map(({ transaction }) => transaction)).size).toBeLessThanOrEqual(3);
});

test("XX-4 somebody of whom nothing is known yet shares a transaction too, and whose session has ended stops nobody", async () => {
  const newcomer = await world.addMember("newcomer"), gone = await world.addMember("gone");
  await world.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE token = $1", [gone.token]));
  const runs: string[] = [];
  const as = (token: string) => () => withSharedTx(world.running.services, token, [], async (tx) => {
    runs.push(tx.actor.personId ?? "nobody");
    return { ...(await note(tx, "test.newcomer")), who: tx.actor.personId };
  }, null);
  const done = values(await crowd([as(newcomer.token), as(gone.token), ...(["ada", "kofi"] as const).map((who) => as(world.people[who].token))]));
  expect(done.map(({ who }) => who)).toEqual([newcomer.id, null, world.people.ada.id, world.people.kofi.id]);
  // Nobody's work ran twice.
  expect(runs).toHaveLength(4);
});

test("a refusal is of one: the others' work is stored once, theirs is not, and they go alone for a while", async () => {
  const refusal = new DomainError({ code: "test", status: 409, title: "No", detail: "Not this one." });
  const round = (verb: string) => crowd(riders.map((who) => () => share(who, async (tx) => {
    const noted = await note(tx, verb);
    if (who === "chika" && verb === "test.refused") throw refusal;
    return noted;
  })));
  const results = await round("test.refused");
  expect(results.map(({ status }) => status)).toEqual(riders.map((who) => (who === "chika" ? "rejected" : "fulfilled")));
  expect(results[2]).toMatchObject({ reason: refusal });
  expect(await logged("test.refused")).toEqual(without("chika"));
  const next = values(await round("test.forgiven"));
  expect(next.filter(({ transaction }) => transaction === next[2]?.transaction)).toHaveLength(1);
  expect(await logged("test.forgiven")).toEqual(everybody);
});

test("who is refused before anything was asked makes nobody's work run twice", async () => {
  const runs: CastName[] = [];
  const results = await crowd(riders.map((who) => () => share(who, async (tx) => {
    runs.push(who);
    if (who === "bayo") throw new DomainError({ code: "too-many", status: 429, title: "Slow down", detail: "Wait." });
    return note(tx, "test.too-many");
  })));
  expect(results[1]).toMatchObject({ reason: { status: 429 } });
  expect(runs).toHaveLength(riders.length);
  expect(await logged("test.too-many")).toEqual(without("bayo"));
});

test("XX-4 rights that are gone are gone in a shared transaction too", async () => {
  const { id } = world.people.kofi;
  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL", [id]));
  const done = values(await crowd(riders.map((who) => () => share(who, async (tx) => ({ ...(await note(tx, "test.revoked")), staff: may(tx.actor, "ticket.read") })))));
  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET revoked_at = NULL WHERE person_id = $1", [id]));
  expect(done.map(({ staff }) => staff)).toEqual([false, false, false, true, false, true]);
  expect(await logged("test.revoked")).toEqual(everybody.map(([who, kind]) => [who, who === "kofi" ? "member" : kind]));
});

test("what must wait for somebody's lock waits alone", async () => {
  const { id } = world.people.ada;
  const holder = new pg.Client({ connectionString: world.ownerUrl });
  await holder.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM identity_people WHERE id = $1 FOR UPDATE", [id]);
    let late = true;
    const waits = Promise.withResolvers<unknown>();
    const others = await crowd(riders.map((who) => async () => {
      const mine = share(who, async (tx) => {
        if (who === "ada") await tx.query("UPDATE identity_people SET name = name WHERE id = $1", [id]);
        return note(tx, "test.waits");
      });
      if (who !== "ada") return mine;
      mine.then(waits.resolve, waits.reject).finally(() => { late = false; });
      return null;
    }));
    values(others);
    expect(late).toBe(true);
    expect(await logged("test.waits")).toEqual(without("ada"));
    await holder.query("COMMIT");
    await waits.promise;
    expect(await logged("test.waits")).toEqual(everybody);
  } finally {
    await holder.end();
  }
});

test("XX-4 nobody becomes the system for others: what does so gets a transaction of its own", async () => {
  const seen = values(await crowd(riders.map((who) => () => share(who, async (tx) => {
    if (who === "musa") {
      ownTransaction(tx);
      await tx.query("SELECT set_config('baraza.actor_kind', 'system', true)");
    }
    const { rows: [row] } = await tx.query<{ kind: string }>("SELECT current_setting('baraza.actor_kind') AS kind");
    return [row?.kind, tx.shared];
  }))));
  expect(seen[5]).toEqual(["system", false]);
  expect(seen.slice(0, 5).map(([kind]) => kind)).toEqual(["member", "member", "member", "staff", "staff"]);
});

test("what shares a key goes one after the other, in the order in which it came", async () => {
  let atWork = 0, most = 0;
  const order: string[] = [];
  const transactions = values(await crowd(riders.map((who) => () => share(who, async (tx) => {
    most = Math.max(most, ++atWork);
    const { transaction } = await note(tx, "test.key");
    order.push(who);
    atWork--;
    return transaction;
  }, ["the same ticket"]))));
  expect([most, order, new Set(transactions).size]).toEqual([1, [...riders], riders.length]);
});

test("XX-4 what is asked after the work has ended never reaches the connection, which is somebody else's by then", async () => {
  const kept: Tx[] = [];
  values(await crowd(riders.map((who) => () => share(who, (tx) => {
    kept.push(tx);
    return note(tx, "test.late");
  }))));
  expect(kept.length).toBeGreaterThanOrEqual(riders.length);
  expect(kept.some(({ shared }) => shared)).toBe(true);
  for (const tx of kept) expect(() => tx.query("SELECT 1")).toThrow("after the last statement");
});
