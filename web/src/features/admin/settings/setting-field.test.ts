import { expect, test } from "vitest";
import { draftOf, fieldOf, sameValue, valueOf, valueWords, type SettingField } from "./setting-field.ts";

const field = (schema: unknown, value: unknown = null, key = "desk.example") => fieldOf({ key, schema, value });
const closed = { zone: null, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const number: SettingField = { kind: "number", whole: true, least: 1, most: 12 };

test("AD-6 each schema gets the field that fits it", () => {
  expect(field({ type: "string", minLength: 1, maxLength: 60 })).toEqual({ kind: "text", long: false, most: 60, nullable: false });
  expect(field({ type: "string", maxLength: 500 })).toEqual({ kind: "text", long: true, most: 500, nullable: false });
  expect(field({ type: ["string", "null"] })).toEqual({ kind: "text", long: false, most: null, nullable: true });
  expect(field({ type: "string" }, "Africa/Lagos", "community.timeZone")).toEqual({ kind: "zone" });
  expect(field({ type: "integer", minimum: 1, maximum: 12 })).toEqual(number);
  expect(field({ type: "number", minimum: 0, maximum: 1 })).toEqual({ kind: "number", whole: false, least: 0, most: 1 });
  expect(field({ type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 })).toEqual({ kind: "number", whole: true, least: null, most: null });
  expect(field({ type: "boolean" })).toEqual({ kind: "switch" });
  expect(field({ type: "string", enum: ["campus", "school"] })).toEqual({ kind: "choice", options: ["campus", "school"] });
  expect(field({ type: "array", items: { type: "string" }, maxItems: 20 })).toEqual({ kind: "lines", most: 20 });
  expect(field({ type: "object" }, closed)).toEqual({ kind: "hours" });
});

test("AD-6 a schema that nobody has thought of is edited as JSON, never left out", () => {
  for (const schema of [undefined, null, {}, { type: "object" }, { anyOf: [{ type: "string" }, { type: "number" }] }, { type: "array", items: { type: "object" } }]) {
    expect(field(schema, { a: 1 })).toEqual({ kind: "json" });
  }
});

test("AD-6 what a field shows for a value is read back as the same value", () => {
  const cases: [SettingField, unknown][] = [
    [{ kind: "text", long: false, most: 60, nullable: false }, "Baraza Help"], [{ kind: "text", long: false, most: null, nullable: true }, null], [number, 5],
    [{ kind: "switch" }, false], [{ kind: "choice", options: ["a", "b"] }, "b"], [{ kind: "zone" }, "Africa/Lagos"], [{ kind: "lines", most: 20 }, ["a@example.com", "b@example.com"]],
    [{ kind: "lines", most: 20 }, []], [{ kind: "hours" }, closed], [{ kind: "json" }, { severeFrom: 3, groups: { cannot: ["can't"] } }],
  ];
  for (const [one, value] of cases) expect(valueOf(one, draftOf(one, value))).toEqual({ ok: true, value });
});

test("AD-6 what is plainly wrong is said before it is sent", () => {
  const wrong = (one: SettingField, draft: string) => {
    const read = valueOf(one, draft);
    return read.ok ? null : read.message;
  };
  expect(["", "abc", "2.5", "0", "13", "7"].map((typed) => wrong(number, typed))).toEqual(["Write a number.", "Write a number.", "Write a whole number.", "Write 1 or more.", "Write 12 or less.", null]);
  expect(valueOf({ kind: "number", whole: false, least: 0, most: 1 }, "0,5")).toEqual({ ok: true, value: 0.5 });
  expect(wrong({ kind: "json" }, "{\"a\": }")).toMatch(/not JSON/);
  expect(wrong({ kind: "lines", most: 2 }, "a\nb\nc")).toBe("At most 2 lines.");
  expect(valueOf({ kind: "lines", most: 2 }, " a \n\n b \n")).toEqual({ ok: true, value: ["a", "b"] });
});

test("AD-6 values are compared by what they hold", () => {
  expect(sameValue({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).toBe(true);
  expect(sameValue({ a: [1] }, { a: [1, 2] })).toBe(false);
  expect(sameValue([], {})).toBe(false);
  expect(sameValue(null, {})).toBe(false);
  expect(sameValue(5, 5)).toBe(true);
});

test("AD-6 a default is told in words", () => {
  expect(valueWords({ kind: "lines", most: null }, [])).toBe("none");
  expect(valueWords({ kind: "switch" }, true)).toBe("on");
  expect(valueWords({ kind: "text", long: false, most: null, nullable: true }, null)).toBe("empty");
  expect(valueWords({ kind: "hours" }, closed)).toBe("Mon–Sun closed");
  expect(valueWords({ kind: "json" }, { a: 1 })).toBeNull();
});
