import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServerEvents } from "../../../contract/live.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

type Presence = ServerEvents["presence"];
const here = (p: Presence) => p.people.map((x) => `${x.name}${x.typing ? " types" : ""}`).join(", ");

test("DK-8 staff who look at a ticket learn who else does and who is writing, and when they leave", async () => {
  const { id } = await desk.ticket();
  const [kofi, wanjiru, second] = [await desk.world.live("kofi"), await desk.world.live("wanjiru"), await desk.world.live("wanjiru")];
  await kofi.watch(`ticket:${id}`);
  await wanjiru.watch(`ticket:${id}`);
  await kofi.hears<Presence>("presence", (p) => here(p) === "Kofi Otieno, Wanjiru Kamau");
  // A second page of the same person is not a second person.
  await second.watch(`ticket:${id}`);
  expect(await wanjiru.ask("ticket-typing", { ticketId: id, typing: true })).toMatchObject({ ok: true });
  await kofi.hears<Presence>("presence", (p) => here(p) === "Kofi Otieno, Wanjiru Kamau types");
  await wanjiru.ask("ticket-typing", { ticketId: id, typing: false });
  await expect.poll(() => here(kofi.of<Presence>("presence").at(-1) ?? { ticketId: id, people: [] })).toBe("Kofi Otieno, Wanjiru Kamau");
  await wanjiru.ask("unwatch", { room: `ticket:${id}` });
  second.close();
  await expect.poll(() => here(kofi.of<Presence>("presence").at(-1) ?? { ticketId: id, people: [] })).toBe("Kofi Otieno");
});

test("DK-8 a typing sign that is not said again ends", async () => {
  const { id } = await desk.ticket();
  const [kofi, wanjiru] = [await desk.world.live("kofi"), await desk.world.live("wanjiru")];
  await kofi.watch(`ticket:${id}`);
  await wanjiru.watch(`ticket:${id}`);
  await wanjiru.ask("ticket-typing", { ticketId: id, typing: true });
  await kofi.hears<Presence>("presence", (p) => here(p).includes("types"));
  await expect.poll(() => here(kofi.of<Presence>("presence").at(-1) ?? { ticketId: id, people: [] }), { timeout: 20_000 }).toBe("Kofi Otieno, Wanjiru Kamau");
});

test("DK-8 members can't watch a ticket's room, nor anybody type where they do not look", async () => {
  const { id } = await desk.ticket();
  const [ada, kofi] = [await desk.world.live("ada"), await desk.world.live("kofi")];
  expect(await ada.watch(`ticket:${id}`)).toMatchObject({ ok: false, code: "not-found" });
  expect(await ada.ask("ticket-typing", { ticketId: id, typing: true })).toMatchObject({ ok: false, code: "not-watching" });
  expect(await kofi.ask("ticket-typing", { ticketId: id, typing: true })).toMatchObject({ ok: false, code: "not-watching" });
  expect(await kofi.ask("ticket-typing", { ticketId: id })).toMatchObject({ ok: false, code: "invalid" });
  for (const room of [`ticket:${randomUUID()}`, "ticket:x", "ticket:", "desk:1"]) expect(await kofi.watch(room)).toMatchObject({ ok: false, code: "not-found" });
});
