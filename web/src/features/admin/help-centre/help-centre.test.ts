import { expect, test } from "vitest";
import { slug as slugRule, type HelpCategory } from "../../../../../contract/help.ts";
import { parseArticleDraft } from "./article-draft.ts";
import { articleFilterFrom, articleSearchFrom } from "./article-filter.ts";
import { branchesOf, keysOf, withMoved } from "./category-tree.ts";
import { comparedLines, differingFields } from "./compare-texts.ts";
import { helpfulPercent } from "./help-words.ts";
import { freeKey, slugFrom } from "./slug.ts";

const category = (key: string, parent: string | null = null): HelpCategory => ({ key, parent, names: { en: key }, articles: 0 });
const tree = [category("a"), category("a1", "a"), category("a2", "a"), category("b"), category("c"), category("c1", "c")];
const keys = (all: readonly HelpCategory[]) => all.map(({ key }) => key).join(" ");

test("DK-19 an address is made from a title, whatever it is written in, and the server takes it", () => {
  expect(slugFrom("  Reset your password! ")).toBe("reset-your-password");
  expect(slugFrom("Jinsi ya kubadilisha Nenosiri — haraka")).toBe("jinsi-ya-kubadilisha-nenosiri-haraka");
  expect(slugFrom("Can't sign in? It’s easy")).toBe("cant-sign-in-its-easy");
  const long = slugFrom("one two three four ".repeat(12));
  expect(long.length).toBeLessThanOrEqual(80);
  expect(slugRule.safeParse(long).success).toBe(true);
  expect(slugFrom("x".repeat(120))).toHaveLength(80);
  expect(slugFrom("支付")).toBe("");
  expect([freeKey("Payments", ["payments", "payments-2"]), freeKey("支付", [])]).toEqual(["payments-3", "category"]);
});

test("DK-19 what is typed and not saved comes back from this device with its base, and broken storage is no error", () => {
  const values = { title: "A", summary: "", body: "", keywords: "", category: "", slug: "", language: "en" };
  expect(parseArticleDraft(JSON.stringify({ base: 3, values }))).toEqual({ base: 3, values });
  for (const broken of [null, "", "{", "7", "{}", JSON.stringify({ base: "3", values }), JSON.stringify({ base: 3, values: { title: "A" } }), JSON.stringify({ base: 3, values: null })]) expect(parseArticleDraft(broken)).toBeNull();
});

test("DK-19 the list's filter stands in the address, and what the server would refuse is left out", () => {
  const filter = { q: "charged", state: "draft", category: "payments", language: "sw" } as const;
  expect(articleFilterFrom(articleSearchFrom(filter))).toEqual(filter);
  expect(articleFilterFrom(new URLSearchParams("q=+&state=gone&category=../x&language=xx"))).toEqual({});
});

test("DK-19 two texts side by side: lines that the other lacks are marked, as often as they are lacking", () => {
  expect(comparedLines("one\ntwo\ntwo\nthree", "one\ntwo\nfour").map(({ differs }) => differs)).toEqual([false, false, true, true]);
  const text = { title: "T", summary: "S", body: "B", keywords: "", category: "c" };
  expect(differingFields(text, { ...text, body: "B\nmore", title: "T2", keywords: "  " })).toEqual(["title", "body"]);
});

test("DK-19 categories move among their siblings and take along what is inside", () => {
  expect(keysOf(branchesOf(tree)).join(" ")).toBe("a a1 a2 b c c1");
  expect(keys(withMoved(tree, "c", 0))).toBe("c c1 a a1 a2 b");
  expect(keys(withMoved(tree, "a", 1))).toBe("b a a1 a2 c c1");
  expect(keys(withMoved(tree, "a2", 0))).toBe("a a2 a1 b c c1");
  for (const [key, to] of [["a", -1], ["c", 3], ["b", 1], ["c1", 1], ["none", 0]] as const) expect(withMoved(tree, key, to)).toBe(tree);
});

test("DK-19 helpful is a part of the votes, and nothing before the first", () => {
  expect([helpfulPercent(0, 0), helpfulPercent(2, 1), helpfulPercent(0, 4)]).toEqual([null, 67, 0]);
});
