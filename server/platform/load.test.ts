import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { Load, stepsAside } from "./load.ts";

test("XX-7 a process that works without a pause counts as busy", async () => {
  const load = new Load();
  const until = performance.now() + 220;
  while (performance.now() < until) Math.sqrt(until);
  await sleep(1);
  expect(load.share()).toBeGreaterThan(0.5);
});

test("XX-7 a process that waits counts as busy when everything else on its machine works", async () => {
  const load = new Load();
  const others = cpus().map(() => new Worker("setTimeout(() => process.exit(), 20000); for (;;) Math.sqrt(2);", { eval: true }));
  try {
    await sleep(400);
    load.share();
    await sleep(600);
    expect(load.share()).toBeGreaterThan(0.8);
  } finally {
    await Promise.all(others.map((other) => other.terminate()));
  }
});

test("XX-7 jobs step aside where hardly anything is left, or many people are served and more than half is used", () => {
  expect([stepsAside(0.9, 0), stepsAside(0.7, 100), stepsAside(0.7, 2), stepsAside(0.4, 100)]).toEqual([true, true, false, false]);
});

test("XX-7 answered requests are counted by the second", async () => {
  const load = new Load();
  await sleep(220);
  load.share();
  for (let i = 0; i < 100; i++) load.answered();
  await sleep(220);
  load.share();
  expect(load.servedPerSecond).toBeGreaterThan(10);
  expect(load.servedPerSecond).toBeLessThanOrEqual(500);
});
