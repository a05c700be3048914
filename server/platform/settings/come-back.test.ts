import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { SettingsCache } from "./settings.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

/** A way to the database that can be cut. */
async function way(to: URL) {
  const open = new Set<Socket>();
  const state = { cut: false, tries: 0, open };
  const server = createServer((socket) => {
    socket.on("error", () => {});
    state.tries++;
    if (state.cut) return void socket.destroy();
    const folder = to.searchParams.get("host");
    const other = (folder ? connect(`${folder}/.s.PGSQL.${to.searchParams.get("port") ?? to.port}`) : connect(Number(to.port), to.hostname)).on("error", () => {});
    open.add(socket);
    socket.on("close", () => { open.delete(socket); other.destroy(); });
    other.on("close", () => socket.destroy());
    socket.pipe(other).pipe(socket);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = new URL(to);
  for (const name of ["host", "port"]) url.searchParams.delete(name);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return { state, url: url.href, close: () => server.close() };
}

test("AD-6 after an outage settings are known by one connection again, however often it was tried", async () => {
  const { state, url, close } = await way(new URL(world.running.services.config.appUrl));
  const cache = new SettingsCache({ url, declared: [], warn: () => {} });
  const reads: Date[] = [];
  cache.onChange(() => { reads.push(new Date()); });
  await cache.start();
  expect([state.open.size, reads.length]).toEqual([1, 1]);
  state.cut = true;
  for (const socket of state.open) socket.destroy();
  // Each try that fails is followed by one other.
  while (state.tries < 6) await sleep(20);
  state.cut = false;
  while (reads.length < 2) await sleep(20);
  // As long as another one would need that had been begun beside it.
  await sleep(1200);
  expect([state.open.size, reads.length]).toEqual([1, 2]);
  await cache.stop();
  while (state.open.size > 0) await sleep(20);
  close();
});
