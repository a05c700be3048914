import fc from "fast-check";
import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { fixed, instant, jsonRow, object, plain, text, token, truth } from "./json-text.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test("a row written by the database is the JSON that Node would have written, whatever the words hold", async () => {
  const row = jsonRow({
    id: token("v.id"), words: text("v.words"), tags: text("v.tags"), count: plain("v.n"), good: truth("(v.n > 0)"), at: instant("v.at"), none: fixed(null), list: fixed([]), quoted: fixed("it's \"so\""),
    who: object({ name: text("v.words"), n: plain("v.n") }), perhaps: object({ n: plain("v.n") }, "nullif(v.n, 0)"),
  });
  // PostgreSQL's texts hold no NUL and no half of a surrogate pair.
  const words = fc.string({ unit: "binary", maxLength: 30 }).map((s) => s.replaceAll("\u0000", "").toWellFormed());
  await fc.assert(fc.asyncProperty(fc.option(words), fc.array(words, { maxLength: 3 }), fc.integer({ min: -5, max: 5 }), fc.option(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true })),
    async (said, tags, n, at) => {
      const id = "0190a5c4-0000-7000-8000-000000000000";
      const [found] = await world.tx("kofi", (tx) => tx.all<{ row: string }>(sql`SELECT ${row} AS row FROM (SELECT ${id}::uuid AS id, ${said}::text AS words, ${tags}::text[] AS tags, ${n}::int AS n, ${at}::timestamptz AS at) v`));
      expect(JSON.parse(found?.row ?? "")).toEqual(JSON.parse(JSON.stringify({
        id, words: said, tags, count: n, good: n > 0, at, none: null, list: [], quoted: "it's \"so\"", who: { name: said, n }, perhaps: n === 0 ? null : { n },
      })));
    }), { numRuns: 60 });
});
