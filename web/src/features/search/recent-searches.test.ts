import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetKept } from "../../lib/kept.ts";
import { forgetSearches, noteSearch, recentSearches } from "./recent-searches.ts";

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
});
// The next file in this process must not find this storage.
afterEach(() => void vi.unstubAllGlobals());

test("CV-11 recent searches: the latest first, none twice, eight at most, and what was typed on the way to one is none", () => {
  for (const words of ["wal", "Wallet", "refund", "wallet ", "x", "  "]) noteSearch("ada", words);
  expect(recentSearches("ada")).toEqual(["wallet", "refund"]);
  forgetSearches("ada", "wallet");
  expect(recentSearches("ada")).toEqual(["refund"]);
  for (let i = 0; i < 12; i++) noteSearch("ada", `word ${String.fromCharCode(97 + i)}`);
  expect(recentSearches("ada")).toHaveLength(8);
});

test("CV-11 on a shared device nobody sees another one's searches, nor leaves their own behind another's", () => {
  noteSearch("ada", "my illness");
  expect(recentSearches("bayo")).toEqual([]);
  noteSearch("bayo", "refund");
  expect([recentSearches("bayo"), recentSearches("ada")]).toEqual([["refund"], []]);
});

test("CV-11 they are forgotten on asking and with signing out, and broken storage is none", () => {
  noteSearch("ada", "wallet");
  forgetKept();
  expect(recentSearches("ada")).toEqual([]);
  noteSearch("ada", "wallet");
  forgetSearches("ada");
  expect(kept.size).toBe(0);
  for (const broken of ["{", "[1,{}]", "null", "{\"person\":\"ada\",\"searches\":[1,{}]}"]) {
    kept.set("baraza:searches", broken);
    expect(recentSearches("ada")).toEqual([]);
  }
});
