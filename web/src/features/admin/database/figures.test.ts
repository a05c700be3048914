import { expect, test } from "vitest";
import { byteSize, milliseconds, percent, sorted } from "./figures.ts";

test("AD-2 sizes are written as psql writes them", () => {
  const known: [number, string][] = [[0, "0 bytes"], [8192, "8192 bytes"], [10239, "10239 bytes"], [10240, "10 kB"], [10752, "11 kB"], [49152, "48 kB"], [10485247, "10239 kB"], [10485248, "10 MB"], [12058624, "12 MB"], [5368709120, "5120 MB"], [21474836480, "20 GB"]];
  for (const [bytes, words] of known) expect(byteSize(bytes), String(bytes)).toBe(words);
});

test("AD-2 times and shares keep the digits that say something, and what is not all is never 100 %", () => {
  expect([0.0421, 3.1277, 42.42, 12480.4].map(milliseconds)).toEqual(["0.042 ms", "3.13 ms", "42.4 ms", "12,480 ms"]);
  expect([0, 0.5, 0.99999, 1].map(percent)).toEqual(["0 %", "50 %", "99.9 %", "100 %"]);
});

test("AD-2 tables are ordered either way, and what is not known stands last", () => {
  const rows = [{ n: "b", at: 2 }, { n: "a", at: null }, { n: "c", at: 9 }];
  const orders = { n: (row: { n: string }) => row.n, at: (row: { at: number | null }) => row.at };
  const names = (key: string, direction: "asc" | "desc") => sorted(rows, { key, direction }, orders).map(({ n }) => n).join("");
  expect([names("n", "asc"), names("n", "desc"), names("at", "asc"), names("at", "desc"), names("gone", "asc")]).toEqual(["abc", "cba", "bca", "cba", "bac"]);
});
