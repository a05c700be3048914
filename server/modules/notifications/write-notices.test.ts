import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { directKind } from "./kinds/direct-message.ts";
import { writeNotices, type Notice } from "./write-notices.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test("CH-10 of very many notices at once the first go to open pages with the commit, and the others let through what came meanwhile", async () => {
  const notices = Array.from({ length: 170 }, (_, n): Notice => ({
    kind: directKind, payload: {},
    telling: { to: [world.people.ada.id], source: `many:${n}`, link: "/messages", groupKey: `many-${n}`, text: { en: { title: `Notice ${n}`, body: "wrote to you." }, sw: { title: `Taarifa ${n}`, body: "amekuandikia." } } },
  }));
  const published = vi.spyOn(world.running.services.realtime, "publish");
  try {
    published.mockImplementationOnce(() => { throw new Error("the adapter is gone"); });
    expect(await world.tx("system", (tx) => writeNotices(tx, notices))).toBe(170);
    const withCommit = published.mock.calls.length;
    expect(withCommit).toBeLessThan(170);
    // One that fails keeps the others from nothing.
    await vi.waitUntil(() => published.mock.calls.length === 170, { timeout: 20_000 });
    expect(new Set(published.mock.calls.map(([room, event]) => `${String(room)} ${event}`))).toEqual(new Set([`person:${world.people.ada.id} notification`]));
    expect(published.mock.calls.map(([, , payload]) => (payload as { notification: { title: string } }).notification.title).toSorted()).toEqual(notices.map(({ telling }) => telling.text.en.title).toSorted());
  } finally {
    published.mockRestore();
  }
});
