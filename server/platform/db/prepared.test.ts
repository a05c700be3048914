import type pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { runPrepared } from "./prepared.ts";

let world: World;
beforeAll(async () => { world = await openWorld({}); });
afterAll(() => world.close());

/** A connection whose questions of how rows look are counted. */
async function connected(work: (client: pg.PoolClient, asked: () => number) => Promise<void>): Promise<void> {
  const client = await world.running.services.pool.connect();
  try {
    const describe = vi.spyOn((client as unknown as { connection: { describe: (message: object) => void } }).connection, "describe");
    await work(client, () => describe.mock.calls.length);
    describe.mockRestore();
  } finally {
    client.release(true);
  }
}

const text = "SELECT n, n::text AS word, ARRAY[n, n + 1] AS both, NULL::timestamptz AS at, now() IS NOT NULL AS yes FROM generate_series($1::int, $2::int) n";
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => ({ n: from + i, word: String(from + i), both: [from + i, from + i + 1], at: null, yes: true }));

test("how rows look is asked once for each statement of a connection, and they are the same ever after", async () => {
  await connected(async (client, asked) => {
    const ask = (from: number, to: number) => runPrepared(client, { name: "prepared-rows", text, values: [from, to] });
    for (const [from, to] of [[1, 3], [5, 5], [2, 1], [7, 9]] as const) expect((await ask(from, to)).rows).toEqual(rows(from, to));
    expect(asked()).toBe(1);
    // All at once, as connections in pipeline mode take them.
    expect((await Promise.all([ask(1, 2), ask(3, 3), ask(4, 6)])).map((found) => found.rows)).toEqual([rows(1, 2), rows(3, 3), rows(4, 6)]);
    expect((await ask(1, 1)).fields.map((field) => field.name)).toEqual(["n", "word", "both", "at", "yes"]);
    expect(asked()).toBe(1);
  });
});

test("a statement whose columns have changed fails; it is not read as what it was", async () => {
  await connected(async (client) => {
    await client.query("CREATE TEMP TABLE looks (a int); INSERT INTO looks VALUES (1)");
    const ask = () => runPrepared(client, { name: "prepared-looks", text: "SELECT * FROM looks", values: [] });
    expect((await ask()).rows).toEqual([{ a: 1 }]);
    expect((await ask()).rows).toEqual([{ a: 1 }]);
    await client.query("ALTER TABLE looks ADD COLUMN b int DEFAULT 2");
    await expect(ask()).rejects.toMatchObject({ code: "0A000" });
  });
});

test("an error of the database, and a value that can't be sent, are told to who asked; the connection goes on", async () => {
  await connected(async (client) => {
    const divide = (by: unknown) => runPrepared<{ answer: number }>(client, { name: "prepared-divide", text: "SELECT 10 / $1::int AS answer", values: [by] });
    expect((await divide(5)).rows).toEqual([{ answer: 2 }]);
    const [good, bad, after] = await Promise.allSettled([divide(2), divide(0), divide(10)]);
    expect(good).toMatchObject({ value: { rows: [{ answer: 5 }] } });
    expect(bad).toMatchObject({ reason: { code: "22012" } });
    expect(after).toMatchObject({ value: { rows: [{ answer: 1 }] } });
    const round: Record<string, unknown> = {};
    round.itself = round;
    await expect(divide(round)).rejects.toThrow(/circular/i);
  });
});
