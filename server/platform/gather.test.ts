import { expect, test } from "vitest";
import { DomainError, unavailable } from "./errors.ts";
import { Gatherer } from "./gather.ts";

test("more than ten thousand don't wait: who comes then hears at once to come again, and everybody else is answered", async () => {
  const open = Promise.withResolvers<void>();
  const gatherer = new Gatherer<number, number>({
    keysOf: (item) => [String(item)], sameKeyTogether: true, mostAtOnce: 1, evenly: false,
    together: async (items) => { await open.promise; return items; },
    alone: async (item) => { await open.promise; return item; },
    longestWait: 60_000, refusesBegun: true, refusal: () => unavailable("come again"),
  });
  const asked = Array.from({ length: 10_001 }, (_, item) => gatherer.add(item));
  await expect(asked.at(-1)).rejects.toSatisfy((error) => error instanceof DomainError && error.status === 503);
  open.resolve();
  expect(await Promise.all(asked.slice(0, -1))).toEqual(Array.from({ length: 10_000 }, (_, item) => item));
});
