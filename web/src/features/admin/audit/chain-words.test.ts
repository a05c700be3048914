import { expect, test } from "vitest";
import { chainWords } from "./chain-words.ts";

test("XX-6 the check of the seals says in words what holds and what does not", () => {
  expect(chainWords({ ok: true, seals: 1, entries: 2031, unsealed: 1, brokenAt: null })).toEqual({
    tone: "success", title: "Nothing was changed", text: "2,031 entries in 1 seal are as they were written. 1 entry of the last minutes waits for the next seal.",
  });
  const broken = chainWords({ ok: false, seals: 40, entries: 900, unsealed: 0, brokenAt: 12 });
  expect(broken.tone).toBe("danger");
  expect(broken.title).toContain("Seal 12");
  expect(broken.text).toMatch(/Keep a copy/);
});
