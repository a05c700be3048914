import { Counter } from "prom-client";
import { expect, test } from "vitest";
import { HashQueue } from "./hash-queue.ts";

const newQueue = (atOnce: number) => new HashQueue(atOnce, new Counter({ name: "runs", help: "runs", registers: [] }));

/** Work that ends when it is told to. */
function workload() {
  const ends: (() => void)[] = [];
  let now = 0, most = 0;
  const work = async () => {
    most = Math.max(most, ++now);
    await new Promise<void>((resolve) => { ends.push(resolve); });
    now -= 1;
  };
  const turn = () => new Promise<void>((resolve) => { setImmediate(resolve); });
  return { work, most: () => most, started: () => ends.length, async endOne() { ends.shift()?.(); await turn(); }, turn };
}

test("ID-3 no more password hashes run at once than allowed, and all of them run in the end", async () => {
  const queue = newQueue(2), load = workload();
  const all = Promise.all(Array.from({ length: 7 }, () => queue.run(load.work)));
  await load.turn();
  expect(load.started()).toBe(2);
  for (let i = 0; i < 7; i++) await load.endOne();
  await all;
  expect(load.most()).toBe(2);
});

test("ID-3 a hash that fails gives its place back", async () => {
  const queue = newQueue(1);
  await expect(queue.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await queue.run(() => Promise.resolve("next"))).toBe("next");
});

test("ID-3 a crowd at the sign-in page is told to come back instead of waiting for ever", async () => {
  const queue = newQueue(1), load = workload();
  const waiting = Array.from({ length: 401 }, () => queue.run(load.work));
  await expect(queue.run(load.work)).rejects.toMatchObject({ status: 503, retryAfter: 10 });
  for (let i = 0; i < 401; i++) await load.endOne();
  await expect(Promise.all(waiting)).resolves.toHaveLength(401);
});
