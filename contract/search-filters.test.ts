import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterFromWords, withWords, type KnownNames } from "./search-filters.ts";
import { filterNamed, filterNames, nearestName } from "./search-names.ts";
import { searchTokens, writeFilter } from "./search-words.ts";

const known: KnownNames = {
  categories: [{ key: "payment", name: "Payment" }, { key: "bug", name: "Something is broken" }],
  staff: [{ id: "k", name: "Kofi Otieno", username: "kofi" }, { id: "w", name: "Wanjirũ Kamau", username: null }, { id: "o", name: "Amina Otieno", username: "amina" }],
  teams: [{ id: "t", name: "Night shift" }],
};
const read = (text: string, finished = true) => filterFromWords(text, known, finished);
const filterOf = (text: string) => read(text).filter;
const names = [...filterNames, "hali", "kipaumbele", "aina", "njia", "lebo", "kutoka", "mhudumu", "timu", "baada", "kabla", "ina"];
const typed = fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...names.map((name) => `${name}:`), ...names, "status:open", "-", "\"", " ", ":", ",", "foo:bar", "http://a.b", "é")), { maxLength: 14 }).map((parts) => parts.join(""));

describe("CV-11 the grammar of filters", () => {
  test("each word is the filter that it names, and the rest is searched for", () => {
    expect(read("status:open status:pending priority:high from:ada charged twice")).toEqual({ filter: { status: ["open", "pending"], priority: ["high"], requester: "ada" }, rest: "charged twice", words: "charged twice", unknown: [] });
    expect(filterOf('category:"something is broken" tag:VIP team:"night shift"')).toEqual({ category: ["bug"], tag: ["vip"], team: ["t"] });
    expect(filterOf("status:in-progress channel:WhatsApp")).toEqual({ status: ["in_progress"], channel: ["whatsapp"] });
  });

  test("several values with commas mean any of them, as several filters do; in quotes a comma is a comma", () => {
    expect(filterOf("status:open,pending")).toEqual(filterOf("status:open status:pending"));
    expect(filterOf("from:ada,bayo")).toEqual({ requester: "ada,bayo" });
    expect(filterOf("from:ada from:bayo")).toEqual({ requester: "ada,bayo" });
    expect(read('tag:"a,b"').unknown).toMatchObject([{ why: "value" }]);
    expect(read("status:,").unknown).toMatchObject([{ why: "value" }]);
  });

  test("a minus leaves out, also people, days and files", () => {
    expect(filterOf("-status:closed,resolved -assignee:me -from:ada -tag:vip")).toEqual({ notStatus: ["closed", "resolved"], notAssignee: ["me"], notRequester: "ada", notTag: ["vip"] });
    expect(filterOf("-has:file")).toEqual({ has: "none" });
    expect(filterOf("-before:2026-11-05").from).toBe(new Date(2026, 10, 5).toISOString());
    expect(filterOf("-after:2026-11-05").to).toBe(new Date(2026, 10, 6).toISOString());
  });

  test.for<[string, string]>([
    ["hali:wazi,inasubiri", "status:open,pending"], ["kipaumbele:dharura", "priority:urgent"], ["kutoka:mimi", "from:me"], ["mhudumu:hakuna", "assignee:none"], ["-hali:imefungwa", "-status:closed"], ["aina:payment", "category:payment"],
    ["kabla:2026-11-01 baada:2026-10-01", "before:2026-11-01 after:2026-10-01"], ["ina:faili", "has:attachment"], ["njia:barua", "channel:email"], ["HALI:WAZI", "status:open"], ["is:open", "status:open"],
  ])("%j says the same as %j", ([other, english]) => {
    expect(Object.keys(filterOf(english))).not.toEqual([]);
    expect(filterOf(other)).toEqual(filterOf(english));
  });

  test("people go by name without accents, by username, or as me and none; a name of two is nobody's", () => {
    expect(filterOf("assignee:wanjiru")).toEqual({ assignee: ["w"] });
    expect(filterOf("assignee:amina,me")).toEqual({ assignee: ["o", "me"] });
    expect(read("assignee:otieno")).toMatchObject({ filter: {}, rest: "assignee:otieno", words: "", unknown: [{ raw: "assignee:otieno", filter: "assignee", why: "value" }] });
  });

  test("days are whole: after one begins with the next, before one ends with its beginning", () => {
    expect(filterOf("after:2026-11-01 before:2026-11-05")).toEqual({ from: new Date(2026, 10, 2).toISOString(), to: new Date(2026, 10, 5).toISOString() });
    for (const wrong of ["before:yesterday", "before:2026-02-30", "after:2026-11-01,2026-11-02"]) expect(read(wrong).unknown).toMatchObject([{ raw: wrong, why: "value" }]);
  });

  test("one that is still being typed waits and is no word meanwhile", () => {
    expect(read("refund status:open", false)).toEqual({ filter: {}, rest: "refund status:open", words: "refund", unknown: [] });
    expect(read("status:open ", false)).toEqual({ filter: { status: ["open"] }, rest: "", words: "", unknown: [] });
  });
});

describe("CV-11 what is no filter is told, and never searched for as a word", () => {
  test.for<[string, string, string | null]>([
    ["stauts:open", "name", "status:open"], ["-stauts:open", "name", "-status:open"], ["hli:wazi", "name", "hali:wazi"], ["foo:bar", "name", null], ["status:opne", "value", "status:open"], ["status:opne,pending", "value", "status:open,pending"],
    ["assignee:kfoi", "value", "assignee:kofi"], ["category:paymnt", "value", "category:payment"], ["priority:quagga", "value", null], ["team:night", "value", null], ['team:"night shft"', "value", 'team:"night shift"'], ["frmo:ada,bayo", "name", "from:ada,bayo"],
  ])("%j: %s, %j", ([text, why, suggestion]) => {
    expect(read(`wallet ${text} refund`)).toMatchObject({ filter: {}, rest: `wallet ${text} refund`, words: "wallet refund", unknown: [{ raw: text, why, suggestion }] });
  });

  test("addresses of pages, times and words in quotes are words; a filter of elsewhere is told as such", () => {
    for (const text of ["http://example.com", "12:30", "note: this", '"foo:bar"', "x:y"]) expect(read(text)).toMatchObject({ words: text, unknown: [] });
    expect(filterFromWords("has:file status:open", known, true, ["status"])).toMatchObject({ filter: { status: ["open"] }, unknown: [{ raw: "has:file", why: "place", filter: "has" }] });
  });

  test("one letter wrong, and what was meant is found", () => {
    fc.assert(fc.property(fc.constantFrom(...names.filter((name) => name.length > 3)), fc.nat(), fc.constantFrom("leave out", "exchange", "double"), (name, place, how) => {
      const at = place % (name.length - 1);
      const wrong = how === "leave out" ? name.slice(0, at) + name.slice(at + 1) : how === "double" ? name.slice(0, at + 1) + name.slice(at) : name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2);
      fc.pre(filterNamed(wrong) === null);
      expect(filterNamed(nearestName(wrong))).not.toBeNull();
    }));
  });
});

describe("CV-11 whatever is typed", () => {
  test("a filter is read with its value, whatever its name's language and case, wherever it stands", () => {
    fc.assert(fc.property(fc.constantFrom(...names), fc.boolean(), fc.string({ minLength: 1, maxLength: 20 }).filter((value) => !value.includes("\"") && value.trim() !== "" && !value.startsWith("//")), (name, upper, value) => {
      const written = writeFilter(upper ? name.toUpperCase() : name, value);
      const { filter, words, unknown } = read(`wallet ${written} refund`);
      expect(words).toBe("wallet refund");
      expect(Object.keys(filter).length + unknown.length).toBe(1);
      for (const one of unknown) expect(one).toMatchObject({ raw: written, filter: filterNamed(name), why: "value" });
    }));
  });

  test("nothing is lost or doubled: each piece is a filter, told as none, or searched for", () => {
    fc.assert(fc.property(typed, fc.boolean(), (text, finished) => {
      const { rest, words, unknown } = read(text, finished);
      const [whole, left, searched] = [text, rest, words].map((some) => searchTokens(some).map(({ raw }) => raw));
      expect(left?.every((raw) => whole?.includes(raw))).toBe(true);
      for (const { raw } of unknown) expect([left?.includes(raw), searched?.includes(raw)]).toEqual([true, false]);
      // What is searched for holds no filter, and says the same when it is read again.
      fc.pre(!text.includes("\""));
      expect(read(words)).toEqual({ filter: {}, rest: words, words, unknown: [] });
      if (finished) expect(read(rest).filter).toEqual({});
    }), { numRuns: 500 });
  });
});

test("CV-11 what was written is added to the filter in force, and the last word counts", () => {
  expect(withWords({ view: "mine", status: ["open"], q: "x" }, { status: ["pending"], requester: "ada" })).toEqual({ view: "mine", status: ["open", "pending"], requester: "ada", q: "x" });
  expect(withWords({ status: ["open", "pending"] }, { notStatus: ["open"] })).toEqual({ status: ["pending"], notStatus: ["open"] });
  expect(withWords({ notTag: ["vip"] }, { tag: ["vip"] })).toEqual({ notTag: undefined, tag: ["vip"] });
});
