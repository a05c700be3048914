import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { Services } from "../services.ts";
import { lookEvery } from "./look-every.ts";

function servicesThatLog() {
  const warn = vi.fn<(fields: object, text: string) => void>();
  return { services: { log: { warn } } as unknown as Services, warn };
}

test("XX-7 a look that would go on for hours ends after its step when the process is to end, and is waited for", async () => {
  const { services } = servicesThatLog();
  let steps = 0, ended = false;
  const stop = lookEvery(services, 5, "looking failed", async (isEnding) => {
    for (; !isEnding(); steps++) await sleep(2);
    await sleep(20);
    ended = true;
  });
  await vi.waitUntil(() => steps > 2, { timeout: 20_000 });
  await stop();
  expect(ended).toBe(true);
});

test("XX-7 one look at a time; one that failed is told of, and the next comes all the same", async () => {
  const { services, warn } = servicesThatLog();
  let at = 0, together = 0, most = 0;
  const stop = lookEvery(services, 2, "looking failed", async () => {
    most = Math.max(most, ++together);
    await sleep(10);
    together -= 1;
    if (at++ === 0) throw new Error("lost");
  });
  await vi.waitUntil(() => at > 2, { timeout: 20_000 });
  await stop();
  const looks = at;
  await sleep(30);
  expect([most, at - looks, warn.mock.calls.length]).toEqual([1, 0, 1]);
  expect(warn.mock.calls[0]?.[1]).toBe("looking failed; the next look is in 0.002 s");
});
