import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Load } from "./load.ts";

test("XX-7 a process that works without a pause counts as busy, one that waits does not", async () => {
  const load = new Load();
  const until = performance.now() + 220;
  while (performance.now() < until) Math.sqrt(until);
  await sleep(1);
  expect(load.share()).toBeGreaterThan(0.5);
  await sleep(250);
  expect(load.share()).toBeLessThan(0.5);
});
