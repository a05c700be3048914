import { beforeEach, expect, test, vi } from "vitest";
import { forgetKept } from "../../lib/kept.ts";
import { forgetSearches, noteSearch, recentSearches } from "./recent-searches.ts";

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
});

test("CV-11 recent searches: the latest first, none twice, eight at most, and what was typed on the way to one is none", () => {
  for (const words of ["wal", "Wallet", "refund", "wallet ", "x", "  "]) noteSearch(words);
  expect(recentSearches()).toEqual(["wallet", "refund"]);
  for (let i = 0; i < 12; i++) noteSearch(`word ${String.fromCharCode(97 + i)}`);
  expect(recentSearches()).toHaveLength(8);
});

test("CV-11 they are forgotten on asking and with signing out, and broken storage is none", () => {
  noteSearch("wallet");
  forgetKept();
  expect(recentSearches()).toEqual([]);
  noteSearch("wallet");
  forgetSearches();
  expect(recentSearches()).toEqual([]);
  for (const broken of ["{", "[1,{}]", "null"]) {
    kept.set("baraza:searches", broken);
    expect(recentSearches()).toEqual([]);
  }
});
