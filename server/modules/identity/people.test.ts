import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { findPeople, personContact, profilesOf, staffWith } from "./index.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test("XX-4 names and pictures are for whoever is signed in, in one statement", async () => {
  const { ada, kofi } = world.people;
  const found = await world.tx("bayo", (tx) => profilesOf(tx, [ada.id, kofi.id, randomUUID()]));
  expect(found.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { id: ada.id, name: "Ada Obi", username: "ada", image: null, isStaff: false }, { id: kofi.id, name: "Kofi Otieno", username: "kofi", image: null, isStaff: true },
  ]);
  expect(await world.tx("bayo", (tx) => profilesOf(tx, []))).toEqual([]);
});

test("ID-5 who holds a permission is the same answer for every asker, without the deactivated and with single permissions", async () => {
  const { wanjiru, kofi, nneka, sade } = world.people;
  const names = (who: "ada" | "kofi" | "system") => world.tx(who, async (tx) => (await staffWith(tx, "ticket.reply")).map((p) => p.name));
  expect(await names("system")).toEqual(["Kofi Otieno", "Musa Bello", "Nneka Umeh", "Sade Bankole", "Wanjiru Kamau"]);
  await world.as("sade").put(`/api/staff/${kofi.id}/permissions/ticket.reply`, { effect: "deny" });
  await world.as("sade").put(`/api/staff/${wanjiru.id}/deactivation`, { reason: "away" });
  for (const who of ["ada", "kofi", "system"] as const) expect(await names(who), who).toEqual(["Musa Bello", "Nneka Umeh", "Sade Bankole"]);
  expect((await world.tx("system", (tx) => staffWith(tx, "audit.read"))).map((p) => p.id)).toEqual([nneka.id, sade.id]);
});

test("XX-4 addresses are for the person and staff who may read members", async () => {
  const { ada } = world.people;
  const contact = { email: ada.email, emailVerified: true, name: "Ada Obi", standing: null };
  expect(await world.tx("ada", (tx) => personContact(tx, ada.id))).toMatchObject(contact);
  expect(await world.tx("kofi", (tx) => personContact(tx, ada.id))).toMatchObject(contact);
  expect(await world.tx("bayo", (tx) => personContact(tx, ada.id))).toBeNull();
  expect(await world.tx("system", (tx) => personContact(tx, randomUUID()))).toBeNull();
});

test("XX-4 staff find people by name, address or username; members find only themselves", async () => {
  const find = (who: "kofi" | "bayo" | "chika", q: string) => world.tx(who, async (tx) => (await findPeople(tx, q)).map((p) => p.name));
  expect(await find("kofi", "chik")).toEqual(["Chika Eze"]);
  expect(await find("kofi", "@ADA")).toEqual(["Ada Obi"]);
  expect(await find("kofi", "bayo@example.com")).toEqual(["Bayo Ade"]);
  expect(await find("kofi", "%")).toEqual([]);
  expect(await find("kofi", "  ")).toEqual([]);
  expect(await find("bayo", "example.com")).toEqual(["Bayo Ade"]);
  // Who typed another's address is found by what was typed, and not by what stands in for it (ID-2).
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email = $2, email_verified = false, claimed_email = $3 WHERE id = $1", [world.people.chika.id, `${randomUUID()}@unconfirmed.invalid`, "bayo@example.com"]));
  expect(await find("kofi", "bayo@example.com")).toEqual(["Bayo Ade", "Chika Eze"]);
  expect(await find("kofi", "unconfirmed.invalid")).toEqual([]);
  expect(await find("bayo", "bayo@example.com")).toEqual(["Bayo Ade"]);
  expect(await find("chika", "bayo@example.com")).toEqual(["Chika Eze"]);
});
