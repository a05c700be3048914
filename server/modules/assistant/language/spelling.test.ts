import fc from "fast-check";
import { expect, test } from "vitest";
import { allowedErrors, buildSpellingIndex, editDistance } from "./spelling.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 11 });

/** The definition, as a recursion: slow, and plainly right. */
function slowDistance(left: string, right: string): number {
  if (left === "" || right === "") return left.length + right.length;
  const same = left.at(-1) === right.at(-1) ? 0 : 1;
  const shorter = [left.slice(0, -1), right.slice(0, -1)] as const;
  let best = Math.min(slowDistance(shorter[0], right) + 1, slowDistance(left, shorter[1]) + 1, slowDistance(...shorter) + same);
  if (left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1)) {
    best = Math.min(best, slowDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
  }
  return best;
}

test("AS-2 the distance counts dropped, added, replaced and swapped letters", () => {
  expect(editDistance("failed", "faild")).toBe(1);
  expect(editDistance("failed", "failled")).toBe(1);
  expect(editDistance("failed", "fajled")).toBe(1);
  expect(editDistance("failed", "faield")).toBe(1);
  expect(editDistance("withdrawal", "witdrawl")).toBe(2);
});

test("AS-2 the distance agrees with its definition", () => {
  const short = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
  fc.assert(fc.property(short, short, (left, right) => {
    expect(editDistance(left, right)).toBe(slowDistance(left, right));
  }));
});

test("AS-2 no error is forgiven under 5 letters, one from 5, two from 9, none in endless words", () => {
  expect([4, 5, 8, 9, 24, 25].map(allowedErrors)).toEqual([0, 1, 1, 2, 2, 0]);
});

test("AS-2 the index finds the nearest words that comparing with each one finds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), word, (known, typed) => {
      const distances = known
        .map((candidate) => ({ candidate, distance: editDistance(typed, candidate), allowed: Math.min(allowedErrors(typed.length), allowedErrors(candidate.length)) }))
        .filter(({ distance, allowed }) => allowed > 0 && distance <= allowed);
      const best = Math.min(...distances.map(({ distance }) => distance));
      const nearest = distances.filter(({ distance }) => distance === best).map(({ candidate }) => candidate);
      expect(buildSpellingIndex(known).near(typed).toSorted()).toEqual(nearest.toSorted());
    }),
  );
});
