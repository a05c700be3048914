import { availableParallelism } from "node:os";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { systemActor } from "../actor.ts";
import { beginOn, endOn, endTransaction } from "./hand-on.ts";
import { withTx, type Tx } from "./tx.ts";

describe("when a connection is given on before its COMMIT is answered", () => {
  /** A pool of one connection that only counts how often it came back. */
  async function busyPool(transactions: number) {
    let released = 0;
    const client = { release: () => { released += 1; } } as unknown as pg.PoolClient;
    const pool = { connect: () => Promise.resolve(client) } as unknown as pg.Pool;
    for (let i = 0; i < transactions; i++) await beginOn(pool);
    return { pool, client, released: () => released };
  }
  const never = () => ({ answers: Promise.resolve(), committed: new Promise<void>(() => {}) });

  test("under load, to one transaction behind it and no more until it is answered", async () => {
    const { pool, client, released } = await busyPool(availableParallelism() + 1);
    let answer = () => {};
    const first = endTransaction(pool, client, true, () => ({ answers: Promise.resolve(), committed: new Promise<void>((resolve) => { answer = resolve; }) }));
    expect([first.handedOn, released()]).toEqual([true, 1]);
    expect([endTransaction(pool, client, true, never).handedOn, released()]).toEqual([false, 1]);
    answer();
    await first.answers;
    // The second one still waits.
    expect(endTransaction(pool, client, true, never).handedOn).toBe(false);
  });

  test("never behind what may take long, and not where a processor is free for whoever comes", async () => {
    const busy = await busyPool(availableParallelism() + 1);
    expect(endTransaction(busy.pool, busy.client, false, never).handedOn).toBe(false);
    const quiet = await busyPool(availableParallelism() + 1);
    endOn(quiet.pool);
    expect(endTransaction(quiet.pool, quiet.client, true, never).handedOn).toBe(false);
    expect(quiet.released() + busy.released()).toBe(0);
  });
});

describe("transactions one behind the other", () => {
  let world: World;
  beforeAll(async () => { world = await openWorld(); });
  afterAll(() => world.close());

  const write = (tx: Tx, verb: string) => tx.query("INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id) VALUES ($1, NULL, 'system', $2, 'test', current_setting('baraza.actor_kind'))", [tx.now, verb]);
  const written = async (verb: string) => (await world.tx("system", (tx) => tx.query<{ n: number }>("SELECT count(*)::int AS n FROM audit_entries WHERE verb = $1", [verb]))).rows[0]?.n;

  test("what fails with its COMMIT fails alone: every other one is stored, once, and is told after it was", async () => {
    const told: number[] = [];
    const results = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => withTx(world.running.services, { actor: systemActor }, async (tx) => {
      await write(tx, i % 5 === 0 ? "test.fails" : "test.holds");
      tx.afterCommit(() => told.push(i));
      if (i % 5 === 0) tx.withCommit("SELECT 1 / $1::int", [0]);
      if (i % 5 === 1) await tx.query("SELECT pg_sleep(0.005)");
      return i;
    })));
    expect(results.map(({ status }, i) => [i, status])).toEqual(results.map((_, i) => [i, i % 5 === 0 ? "rejected" : "fulfilled"]));
    expect(results.flatMap((r) => (r.status === "rejected" ? [(r.reason as { code?: string }).code] : []))).toEqual(Array.from({ length: 40 }, () => "22012"));
    expect([await written("test.fails"), await written("test.holds"), told.length]).toEqual([0, 160, 160]);
  });

  test("one that fails takes no statement with it that the next one names", async () => {
    const start = { token: world.people.ada.token };
    await withTx(world.running.services, start, (tx) => tx.query("SELECT 1 AS warm", []));
    const results = await Promise.allSettled(Array.from({ length: 260 }, (_, i) => withTx(world.running.services, start, async (tx) => {
      const fresh = `SELECT $1::int AS fresh${Math.floor(i / 26)}`;
      if (i % 26 >= 13) return tx.query(fresh, [1]);
      await tx.query("SELECT 2 AS two", []);
      tx.withCommit("SELECT 1 / $1::int", [0]);
      tx.withCommit(fresh, [1]);
      return null;
    })));
    expect(results.flatMap((r, i) => (i % 26 >= 13 && r.status === "rejected" ? [(r.reason as Error).message] : []))).toEqual([]);
    expect(results.filter((r) => r.status === "rejected")).toHaveLength(130);
  });

  test("each acts as who it is for, whoever was on the connection before", async () => {
    const people = ["ada", "bayo", "kofi", "musa"] as const;
    const names = await Promise.all(Array.from({ length: 120 }, (_, i) => {
      const who = people[i % people.length] ?? "ada";
      return withTx(world.running.services, { token: world.people[who].token }, async (tx) => {
        const rows = await tx.finalRows<{ id: string }>({ text: "SELECT actor_id() AS id", values: [] });
        return rows[0]?.id === world.people[who].id;
      });
    }));
    expect(names).toEqual(names.map(() => true));
  });

  test("a connection that dies takes no more with it than waits for it, and the next ones work", async () => {
    const running = Array.from({ length: 60 }, (_, i) => withTx(world.running.services, { actor: systemActor }, async (tx) => {
      await write(tx, "test.dies");
      if (i === 30) await tx.query("SELECT pg_terminate_backend(pg_backend_pid())");
      return i;
    }));
    const results = await Promise.allSettled(running);
    expect(results[30]?.status).toBe("rejected");
    const stored = results.filter(({ status }) => status === "fulfilled").length;
    expect(stored).toBeGreaterThanOrEqual(57);
    // What was said to be stored is; of what was not, nobody knows, as ever.
    expect(await written("test.dies")).toBeGreaterThanOrEqual(stored);
    expect(await written("test.dies")).toBeLessThanOrEqual(59);
  });

  test("a straggler of a transaction that failed asks nothing of the next one", async () => {
    let late: Promise<unknown> = Promise.resolve();
    await expect(withTx(world.running.services, { actor: systemActor }, async (tx) => {
      late = new Promise((resolve) => { setTimeout(resolve, 50); }).then(() => tx.query("SELECT 1 AS late", []));
      late.catch(() => {});
      throw new Error("it fails before");
    })).rejects.toThrow("it fails before");
    await expect(late).rejects.toThrow("after the last statement");
  });

  test("a transaction asks nothing more after its last statement", async () => {
    await expect(withTx(world.running.services, { actor: systemActor }, async (tx) => {
      await tx.finalRows({ text: "SELECT 1 AS one", values: [] });
      await tx.query("SELECT 2 AS two", []);
    })).rejects.toThrow("after the last statement");
  });
});
