import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportShape } from "../../../../contract/desk-import.ts";
import { csvLine } from "../../../platform/csv-line.ts";
import { csvRecords } from "./csv-records.ts";
import { jsonRecords } from "./json-records.ts";
import { ticketFromJson } from "./json-fields.ts";
import { readDate } from "./read-date.ts";
import type { FileRecord } from "./records.ts";
import { plainBody } from "./plain-body.ts";
import { settleTicket } from "./settle-ticket.ts";
import { truth } from "./source.ts";

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
  expect(plainBody("a < b <> c<br/>d   \n<STYLE type=x>p{}</style >e<script>never closed <p", true)).toBe("a < b <> c\nd\nenever closed <p");
});

test("DK-21 bodies made to hold up a worker are read at once", () => {
  const begun = performance.now();
  for (const part of [" ", "<", "<a", "<script>", "</", "&amp;", "\n ", "<style></styl"]) expect(plainBody(`x${part.repeat(200_000)}y`, true)).toMatch(/^x/);
  expect(performance.now() - begun).toBeLessThan(3000);
});

test("DK-21 a yes or no is read however it is written, and else it is not said", () => {
  expect([true, "TRUE", 1, "1", "yes"].map(truth)).toEqual(Array(5).fill(true));
  expect([false, "False", 0, "0", "no"].map(truth)).toEqual(Array(5).fill(false));
  expect([null, undefined, "", "maybe", 2, {}].map(truth)).toEqual(Array(6).fill(null));
});

/** Part, visibility and words of what a record's thread becomes. */
function threadOf(record: Record<string, unknown>, shape: ImportShape): string[] | string {
  const settled = settleTicket(ticketFromJson(record, shape), { mapping: { statuses: {}, priorities: {}, categories: {} }, categories: [], now: new Date("2026-11-21T12:00:00Z"), closedBefore: null, source: shape });
  return typeof settled === "string" ? settled : settled.entries.map(({ part, visibility, body }) => `${part} ${visibility}: ${body}`);
}

test("DK-21 a description that only repeats somebody else's words never becomes the requester's", () => {
  const requester = { id: 1, name: "Ada", email: "ada@x.example" }, created_at = "2024-01-01T10:00:00Z", at = "2024-01-01T11:00:00Z";
  const zendesk = (description: string, ...comments: object[]) => threadOf({ id: 5, subject: "Refund", status: "open", created_at, requester, description, comments: comments.map((one) => ({ created_at: at, ...one })) }, "zendesk");
  const note = { author_id: 2, html_body: "<p>She lies,&nbsp;I think.</p>", public: false }, answer = { author_id: 2, body: "Hello", public: true }, own = { author_id: 1, body: "My money!", public: true };
  expect(zendesk("She lies, I think.", note, own)).toEqual(["member public: Refund", "staff internal: She lies, I think.", "member public: My money!"]);
  expect(zendesk("Hello", answer, own)).toEqual(["member public: Refund", "staff public: Hello", "member public: My money!"]);
  expect(zendesk("My money!", own, answer)).toEqual(["member public: My money!", "staff public: Hello"]);
  // Said by both: it is the requester's as well. Said by nobody: it is the description.
  expect(zendesk("My money!", own, { ...note, html_body: "My money!" })).toEqual(["member public: My money!", "staff internal: My money!"]);
  expect(zendesk("Other words", answer)).toEqual(["member public: Other words", "staff public: Hello"]);
});

test("DK-21 what the team wrote is a note unless the file says clearly that it is public", () => {
  const requester = { id: 1, name: "Ada", email: "ada@x.example" }, created_at = "2024-01-01T10:00:00Z";
  const common = { id: 5, subject: "Refund", status: "open", created_at, requester };
  const [, ...zendesk] = threadOf({ ...common, description: "Words", comments: ["false", 0, "no", undefined, null, "true", 1].map((open, i) => ({ author_id: 2, body: `${i}`, public: open, created_at })) }, "zendesk");
  const [, ...freshdesk] = threadOf({ ...common, description_text: "Words", conversations: ["true", 1, "yes", undefined, null, "false", 0].map((hidden, i) => ({ user_id: 2, body_text: `${i}`, private: hidden, incoming: "false", created_at })) }, "freshdesk");
  const [, ...chatwoot] = threadOf({ ...common, meta: { sender: requester }, messages: [{ content: "Words", message_type: 0, created_at: 1704103200 }, ...["true", 1, "yes", undefined, null, "false", 0].map((hidden, i) => ({ sender: { id: 2 }, content: `${i}`, private: hidden, message_type: 1, created_at: 1704103200 }))] }, "chatwoot");
  const [, ...baraza] = threadOf({ ...common, createdAt: created_at, messages: [{ part: "member", author: requester, body: "Words", at: created_at }, ...["internal", "note", undefined, null, false, "public", "public"].map((visibility, i) => ({ part: "staff", author: { id: 2 }, visibility, body: `${i}`, at: created_at }))] }, "baraza");
  const expected = [...[0, 1, 2, 3, 4].map((i) => `staff internal: ${i}`), "staff public: 5", "staff public: 6"];
  expect([zendesk, freshdesk, chatwoot, baraza]).toEqual([expected, expected, expected, expected]);
  // Asked of a third person by the team, and answered to the team; and a note that the requester, of the team, wrote for the team.
  expect(threadOf({ ...common, description_text: "Words", conversations: [{ user_id: 3, incoming: true, private: true, body_text: "From the bank", created_at }, { user_id: 1, private: true, body_text: "Among us", created_at }, { user_id: 1, incoming: true, body_text: "Thanks", created_at }] }, "freshdesk"))
    .toEqual(["member public: Words", "staff internal: From the bank", "staff internal: Among us", "member public: Thanks"]);
});
