import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { Load } from "./load.ts";

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
