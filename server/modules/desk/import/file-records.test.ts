import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../csv-line.ts";
import { csvRecords } from "./csv-records.ts";
import { jsonRecords } from "./json-records.ts";
import { readDate } from "./read-date.ts";
import type { FileRecord } from "./records.ts";
import { plainBody } from "./source.ts";

/** A text in pieces, cut wherever it hurts. */
async function* cut(text: string, sizes: readonly number[]): AsyncGenerator<string> {
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}
async function all(records: AsyncIterable<FileRecord>): Promise<FileRecord[]> {
  const list: FileRecord[] = [];
  for await (const record of records) list.push(record);
  return list;
}
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "=", "-", " ", "'") });

test("DK-21 every table that our CSV writer writes is read again, wherever its pieces are cut", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), sizes, async (rows, pieces) => {
    const text = csvLine(["First", "Second"]) + rows.map((row) => csvLine(row)).join("");
    const read = await all(csvRecords(cut(text, pieces), ","));
    // An apostrophe before a sign of formulas is the mark of a text, which nobody types: see README.md.
    const plain = (value: string) => (/^'[=+\-@]/.test(value) ? value.slice(1) : value);
    expect(read.map(({ cells, problem }) => [cells, problem])).toEqual(rows.map((row) => [row.map(plain), null]));
  }), { numRuns: 300 });
});

test("DK-21 a mark that is never closed costs its own line, not those after it", async () => {
  const rows = ["a,b", "1,fine", '2,"open', '3,"quoted, and ""well"""', "4,fine", '5,"x"y', '6,"at the end'];
  const read = await all(csvRecords(cut(rows.join("\r\n"), [3, 1]), ","));
  expect(read.map(({ line, value, problem }) => [line, value?.b ?? problem?.slice(0, 32)])).toEqual([[2, "fine"], [3, "A quotation mark in this line is"], [4, 'quoted, and "well"'], [5, "fine"], [6, "xy"], [7, "A quotation mark in this line is"]]);
});

test("DK-21 JSON records are found in lists, in objects around lists and line by line, wherever pieces are cut", async () => {
  const record = fc.record({ id: fc.integer(), text: fc.string(), nested: fc.array(fc.record({ x: fc.string() }), { maxLength: 2 }) });
  await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), sizes, fc.boolean(), async (records, pieces, pretty) => {
    const space = pretty ? 2 : 0;
    for (const text of [JSON.stringify(records, null, space), JSON.stringify({ count: 3, tickets: records, users: [{ id: 1 }] }, null, space), JSON.stringify({ data: { meta: { a: {} }, payload: records } }, null, space), records.map((one) => JSON.stringify(one)).join("\n")]) {
      expect((await all(jsonRecords(cut(text, pieces)))).map(({ value }) => value)).toEqual(records);
    }
  }), { numRuns: 100 });
  expect((await all(jsonRecords(cut('[{"a": 1}, {"b": tru}, {"c": ', [5])))).map(({ value, problem }) => value ?? problem)).toEqual([{ a: 1 }, "This record is not valid JSON.", expect.stringMatching(/not whole/)]);
});

test("DK-21 dates are read when they are sure, and refused with the reason when not", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const read = (value: unknown) => { const date = readDate(value, now); return date instanceof Date ? date.toISOString() : date; };
  expect(["2024-01-31", "2024-01-31 14:05", "2024-01-31 14:05:06 UTC", "2024-01-31T14:05:06.789+03:00", 1706709906, "1706709906789", "", null].map(read)).toEqual([
    "2024-01-31T00:00:00.000Z", "2024-01-31T14:05:00.000Z", "2024-01-31T14:05:06.000Z", "2024-01-31T11:05:06.789Z", "2024-01-31T14:05:06.000Z", "2024-01-31T14:05:06.789Z", null, null,
  ]);
  expect(["31/01/2024", "2024-02-30", "yesterday", "2027-01-01", "1970-01-01", "2024-13-01"].map((value) => String(read(value)).replace(/^.*? (is not|lies|is before).*/, "$1"))).toEqual(["is not", "is not", "is not", "lies", "is before", "is not"]);
});

test("DK-21 HTML becomes plain words", () => {
  expect(plainBody("<style>p{}</style><p>Hello&nbsp;<b>you</b></p><p>1 &lt; 2 &amp;amp;</p><script>alert(1)</script>", true)).toBe("Hello you\n1 < 2 &amp;");
});
