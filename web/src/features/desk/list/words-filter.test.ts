import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterFromWords, withWords } from "./words-filter.ts";

const known = {
  categories: [{ key: "payment", name: "Payment" }, { key: "bug", name: "Something is broken" }],
  staff: [{ id: "k", name: "Kofi Otieno", username: "kofi" }, { id: "w", name: "Wanjirũ Kamau", username: null }, { id: "o", name: "Amina Otieno", username: "amina" }],
  teams: [{ id: "t", name: "Night shift" }],
};
const read = (text: string, finished = true) => filterFromWords(text, known, finished);

describe("CV-11 filters in words", () => {
  test("each word is the filter that it names, and the rest is searched for", () => {
    expect(read("status:open status:pending priority:high from:ada charged twice")).toEqual({ filter: { status: ["open", "pending"], priority: ["high"], requester: "ada" }, rest: "charged twice", unknown: [] });
    expect(read('category:"something is broken" tag:VIP team:"night shift"').filter).toEqual({ category: ["bug"], tag: ["vip"], team: ["t"] });
    expect(read("status:in-progress channel:WhatsApp").filter).toEqual({ status: ["in_progress"], channel: ["whatsapp"] });
  });

  test("people go by name without accents, by username, or as me and none; a name of two is nobody's", () => {
    expect(read("assignee:wanjiru").filter).toEqual({ assignee: ["w"] });
    expect(read("assignee:amina assignee:me").filter).toEqual({ assignee: ["o", "me"] });
    expect(read("assignee:otieno")).toEqual({ filter: {}, rest: "assignee:otieno", unknown: ["assignee:otieno"] });
  });

  test("days are whole: after one begins with the next, before one ends with its beginning", () => {
    const { from, to } = read("after:2026-11-01 before:2026-11-05").filter;
    expect(new Date(from ?? "").toString()).toContain("Nov 02 2026 00:00:00");
    expect(new Date(to ?? "").toString()).toContain("Nov 05 2026 00:00:00");
    expect(read("before:yesterday").unknown).toEqual(["before:yesterday"]);
  });

  test("a word that is still being typed waits, one that is none stays and is named", () => {
    expect(read("status:open", false)).toEqual({ filter: {}, rest: "status:open", unknown: [] });
    expect(read("status:open ", false)).toEqual({ filter: { status: ["open"] }, rest: "", unknown: [] });
    expect(read("status:opened refund")).toEqual({ filter: {}, rest: "status:opened refund", unknown: ["status:opened"] });
    expect(read("http://example.com 12:30 note: this")).toEqual({ filter: {}, rest: "http://example.com 12:30 note: this", unknown: [] });
  });

  test("what was written is added to the filter in force", () => {
    expect(withWords({ view: "mine", status: ["open"], q: "x" }, { status: ["pending"], requester: "ada" })).toEqual({ view: "mine", status: ["open", "pending"], requester: "ada", q: "x" });
  });

  test("nothing that was typed is lost: without filters the text stays, whatever it is", () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.includes(":")), (text) => {
      expect(read(text)).toEqual({ filter: {}, rest: text.replace(/\s+/g, " ").trimStart(), unknown: [] });
    }));
  });
});
