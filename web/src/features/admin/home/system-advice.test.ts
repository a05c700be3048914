import { expect, test } from "vitest";
import { systemAdvice } from "./system-advice.ts";

const well = { mail: { queued: 0, failed: 0 }, jobs: { waiting: 0, failing: 0, oldestSeconds: null } };
const tones = (home: typeof well | Parameters<typeof systemAdvice>[0]) => systemAdvice(home).map(({ tone }) => tone);

test("AD-1 a system that is well says so and asks for nothing", () => {
  expect(systemAdvice(well).every(({ tone, advice }) => tone === "success" && advice === null)).toBe(true);
  expect(tones({ ...well, jobs: { waiting: 3, failing: 0, oldestSeconds: 2 } })).toEqual(["success", "success"]);
});

test("AD-1 whatever is not well says what to do", () => {
  const cases = [
    { mail: { queued: 2, failed: 1 }, jobs: { waiting: 0, failing: 1, oldestSeconds: null } },
    { mail: { queued: 4, failed: 0 }, jobs: { waiting: 9, failing: 0, oldestSeconds: 600 } },
  ];
  expect(cases.map(tones)).toEqual([["danger", "warning"], ["warning", "danger"]]);
  for (const one of cases.flatMap(systemAdvice)) expect(one.advice).toMatch(/\w{5,}/);
});

test("AD-1 one mail is one mail", () => {
  expect(systemAdvice({ ...well, mail: { queued: 0, failed: 1 } })[0]?.state).toBe("1 mail could not be delivered.");
});
