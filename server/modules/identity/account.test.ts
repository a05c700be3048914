import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSetting, revertSetting } from "../../platform/settings/settings.ts";
import { startGeocoder } from "../../../emulators/geocoder/start-geocoder.ts";
import { openWorld, type World } from "../../test/world.ts";
import { dayIn } from "./age.ts";
import { accountOf, auditRows, signIn, signUp, visitor } from "./identity.fixture.ts";
import { requireAdult } from "./index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; } });
});
afterAll(() => world.close());

/** The day so many years ago, and some days later, in the instance's time zone. */
function born(years: number, daysLater = 0): string {
  const day = dayIn(new Date(world.clock.now().getTime() + daysLater * 86_400_000), "Africa/Nairobi");
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`.replace("-02-29", "-02-28");
}
const rows = <Row extends object>(text: string, values: unknown[] = []) => world.tx("system", async (tx) => (await tx.query<Row>(text, values)).rows);
/** Stores a setting as an admin would, and waits until this node knows. */
async function set(key: string, value: unknown): Promise<void> {
  await world.tx("sade", (tx) => (value === null ? revertSetting(tx, key) : changeSetting(tx, key, value)));
  const { settings } = world.running.services;
  const declared = settings.find(key);
  await expect.poll(() => declared && settings.get(declared), { interval: 10 }).toEqual(value ?? declared?.default);
}
const ageChecks = (personId: string | null) => rows<{ stated: string; method: string; age: number; adult: boolean; verifier: string | null }>(
  "SELECT stated_date::text AS stated, method, age, adult, verifier FROM identity_age_checks WHERE person_id IS NOT DISTINCT FROM $1 ORDER BY at, id", [personId]);

test("ID-1 the form says what is asked for, and what was given in the steps is stored with the account", async () => {
  expect(await visitor(world).get("/api/sign-up/form")).toMatchObject({ status: 200, body: {
    location: "optional", birthDate: "optional", gender: "off", lookingFor: "off", minimumAge: null, latestBirthDate: born(0), earliestBirthDate: born(120), password: { minimum: 8, maximum: 128 } } });
  const account = accountOf("amina");
  const made = await signUp(world, { ...account, location: { text: "abeokuta" }, birthDate: born(25), locale: "sw" } as typeof account);
  expect(made.status).toBe(200);
  expect(JSON.stringify(made.body)).not.toContain(born(25));
  const { client, personId } = await signIn(world, account);
  expect((await client.get("/api/me")).body.profile).toMatchObject({
    location: { city: "Abeokuta", country: "NG", countryName: "Nigeria", label: "Abeokuta, Nigeria" }, birthDate: born(25), birthDateChecked: false, locale: "sw", theme: "system", missing: [],
  });
  expect(await ageChecks(personId)).toEqual([{ stated: born(25), method: "self_declared", age: 25, adult: true, verifier: null }]);
  expect(await rows("SELECT typed, result, correction FROM identity_place_checks WHERE person_id = $1", [personId])).toEqual([{ typed: "abeokuta", result: "corrected", correction: "Abeokuta, Nigeria" }]);
});

test("ID-1 what is required must be given, what is not asked for is refused, and who joined before is asked", async () => {
  await set("identity.askGender", "required");
  await set("identity.askLocation", "required");
  const account = { ...accountOf("partly"), lookingFor: "men" };
  expect(await signUp(world, account)).toMatchObject({ status: 422, body: { fields: [{ path: "location" }, { path: "gender" }, { path: "lookingFor" }] } });
  expect((await world.as("ada").get("/api/me")).body.profile?.missing).toEqual(["location", "gender"]);
  expect((await world.as("ada").patch("/api/me", { gender: "woman", location: { text: "Lagos" } })).body.profile).toMatchObject({ gender: "woman", missing: [] });
  // Required once, it can be changed but not emptied.
  expect(await world.as("ada").patch("/api/me", { location: null })).toMatchObject({ status: 422, body: { fields: [{ path: "location" }] } });
  await set("identity.askGender", null);
  await set("identity.askLocation", null);
  expect((await world.as("ada").patch("/api/me", { location: null })).body.profile?.location).toBeNull();
});

test("ID-9 birth dates to come, impossible or too old are refused, and where only adults may join so is who is too young", async () => {
  const signUpBorn = (birthDate: string) => signUp(world, { ...accountOf("young"), birthDate } as ReturnType<typeof accountOf>);
  for (const wrong of [born(0, 1), "2025-02-29", "1890-01-01", "05/04/2001", "2001-4-5"]) expect(await signUpBorn(wrong), wrong).toMatchObject({ status: 422, body: { fields: [{ path: "birthDate" }] } });
  await set("identity.adultsOnly", true);
  expect((await visitor(world).get("/api/sign-up/form")).body).toMatchObject({ birthDate: "required", minimumAge: 18, latestBirthDate: born(18) });
  expect(await signUp(world, accountOf("young"))).toMatchObject({ status: 422, body: { fields: [{ path: "birthDate" }] } });
  expect(await signUpBorn(born(18, 1))).toMatchObject({ status: 403, body: { type: "/problems/adults-only", fields: [{ path: "birthDate" }] } });
  await expect.poll(() => ageChecks(null)).toEqual([{ stated: born(18, 1), method: "self_declared", age: 17, adult: false, verifier: null }]);
  expect(await rows("SELECT id FROM identity_people WHERE username = 'young'")).toEqual([]);
  // Of age today, in the instance's time zone.
  expect((await signUpBorn(born(18))).status).toBe(200);
  expect((await world.as("bayo").patch("/api/me", { birthDate: born(12) })).status).toBe(403);
  expect((await world.as("bayo").get("/api/me")).body.profile).toMatchObject({ birthDate: null, missing: ["birthDate"] });
  await set("identity.adultsOnly", null);
});

test("ID-9 adults only, again at use: each day's first use and each refusal is in the log, and no birth date is no", async () => {
  const { bayo, chika } = world.people;
  const use = (who: "bayo" | "chika") => world.tx(who, (tx) => requireAdult(tx, world.people[who].id));
  await expect(use("bayo")).rejects.toMatchObject({ code: "birth-date-needed", status: 403 });
  await world.as("bayo").patch("/api/me", { birthDate: born(40) });
  await use("bayo");
  world.clock.advance(25 * 3_600_000);
  await use("bayo");
  await use("bayo");
  expect(await ageChecks(bayo.id)).toHaveLength(3);
  await world.as("chika").patch("/api/me", { birthDate: born(11) });
  await expect(use("chika")).rejects.toMatchObject({ code: "adults-only", status: 403 });
  // Stated, and refused.
  await expect.poll(async () => (await ageChecks(chika.id)).map((check) => check.adult)).toEqual([false, false]);
});

test("ID-9 an admin records what a document shows; then the member can't change it, and nobody else may look", async () => {
  const { chika, nneka } = world.people;
  const path = `/api/people/${chika.id}/age-check`, body = { birthDate: "2000-02-29", note: "National identity card, seen on a call" };
  for (const who of ["ada", "kofi", "musa"] as const) {
    expect((await world.as(who).put(path, body)).status, who).toBe(403);
    expect((await world.as(who).get(path)).status, who).toBe(403);
  }
  expect(await world.as("nneka").put(path, { birthDate: born(0, 2), note: "x" })).toMatchObject({ status: 422, body: { fields: [{ path: "birthDate" }] } });
  expect(await world.as("nneka").put(path, { birthDate: "2000-01-01", note: " " })).toMatchObject({ status: 422, body: { fields: [{ path: "note" }] } });
  expect(await world.as("nneka").put(path, body)).toMatchObject({ status: 200, body: { statedDate: "2000-02-29", method: "document", age: expect.any(Number), adult: true, verifier: { id: nneka.id }, note: body.note } });
  expect((await world.as("nneka").get(path)).body).toMatchObject({ birthDate: "2000-02-29", method: "document", age: expect.any(Number), checks: [{ method: "document" }, { method: "self_declared" }, {}] });
  const audited = await auditRows(world, "age.checked");
  expect(audited).toMatchObject([{ actor_id: nneka.id, subject_id: chika.id, after: { method: "document", adult: true } }]);
  expect(JSON.stringify(audited)).not.toContain("2000-02-29");
  expect((await world.as("chika").get("/api/me")).body.profile).toMatchObject({ birthDate: "2000-02-29", birthDateChecked: true });
  expect(await world.as("chika").patch("/api/me", { birthDate: "1999-01-01" })).toMatchObject({ status: 409, body: { type: "/problems/birth-date-checked" } });
  // Not around the action either: the database keeps it.
  await expect(world.tx("chika", (tx) => tx.query("UPDATE identity_details SET birth_date = '1980-01-01' WHERE person_id = $1", [chika.id]))).rejects.toMatchObject({ constraint: "identity_birth_date_checked" });
  await world.tx("chika", (tx) => requireAdult(tx, chika.id));
  expect((await world.tx("kofi", (tx) => tx.query("SELECT 1 FROM identity_details", []))).rowCount).toBe(0);
});

test("ID-10 places are suggested to visitors; free text that matches nothing is refused with suggestions, and each try is logged", async () => {
  const found = (await visitor(world).get("/api/places?q=nairo")).body;
  expect(found.items?.[0]).toMatchObject({ label: "Nairobi, Kenya", country: "KE" });
  expect((await visitor(world).get("/api/places?q=")).body).toEqual({ items: [] });
  const change = (location: unknown) => world.as("kofi").patch("/api/me", { location });
  expect(await change({ text: "Nairobbi" })).toMatchObject({ status: 422, body: { fields: [{ path: "location", message: expect.stringContaining("Nairobi, Kenya") }], extra: { suggestions: [{ label: "Nairobi, Kenya" }] } } });
  expect(await change({ text: "Qqqqzzz" })).toMatchObject({ status: 422, body: { extra: { suggestions: [] } } });
  for (const wrong of [{ text: "" }, { placeId: 7 }, { placeId: -1 }, "Lagos", { text: "a\u0000b" }, {}]) expect((await change(wrong)).status, JSON.stringify(wrong)).toBe(422);
  expect((await change({ placeId: found.items?.[0]?.id })).body.profile?.location).toMatchObject({ label: "Nairobi, Kenya" });
  expect(await rows("SELECT typed, result, correction FROM identity_place_checks WHERE person_id = $1 ORDER BY at, id", [world.people.kofi.id])).toEqual([
    { typed: "Nairobbi", result: "refused", correction: null }, { typed: "Qqqqzzz", result: "refused", correction: null }, { typed: "184745", result: "chosen", correction: null },
  ]);
});

test("ID-10 a configured geocoder stands in; what it does wrong is a clear refusal, and our own networks are out of its reach", async () => {
  const geocoder = await startGeocoder();
  const { config } = world.running.services;
  try {
    await set("identity.geocoder", geocoder.address);
    const search = () => visitor(world).get("/api/places?q=lagos");
    // The setting alone does not reach this machine.
    expect(await search()).toMatchObject({ status: 503 });
    expect(geocoder.asked()).toBe(0);
    config.innerServices = true;
    const { items } = (await search()).body;
    expect([items?.[0]?.label, items?.[1]?.label]).toEqual(["Lagos, Lagos State, Nigeria", "Lagos, Faro, Portugal"]);
    const kofi = world.as("kofi");
    expect((await kofi.patch("/api/me", { location: { placeId: items?.[1]?.id } })).body.profile?.location).toMatchObject({ city: "Lagos", country: "PT" });
    expect((await kofi.patch("/api/me", { location: { text: "Nakuru" } })).body.profile?.location).toMatchObject({ country: "KE", latitude: -0.2802724 });
    expect(await kofi.patch("/api/me", { location: { text: "Lagos" } })).toMatchObject({ status: 422, body: { extra: { suggestions: [{}, {}] } } });
    // Chosen from the built-in list before.
    expect((await kofi.patch("/api/me", { location: { placeId: 184745 } })).body.profile?.location).toMatchObject({ city: "Nairobi" });
    for (const fault of ["error", "html", "huge", "redirect"] as const) {
      geocoder.fail(fault);
      expect(await search(), fault).toMatchObject({ status: 503, body: { detail: expect.stringContaining("Try again") } });
    }
    geocoder.fail("odd");
    expect((await search()).body).toMatchObject({ items: [{ label: "Nakuru, Kenya" }] });
  } finally {
    config.innerServices = false;
    await set("identity.geocoder", null);
    await geocoder.stop();
  }
});

test("ID-11 people change their profile and preferences; what does not fit is refused as a whole", async () => {
  const changed = await world.as("ada").patch("/api/me", { bio: "  Line one\nline two ", locale: "sw", theme: "dark", dataSaver: true, messagesFrom: "known", showLocation: false, showDistance: false });
  expect(changed).toMatchObject({ status: 200, body: { profile: { bio: "Line one\nline two", locale: "sw", theme: "dark", dataSaver: true, messagesFrom: "known", showLocation: false, showDistance: false } } });
  expect((await world.as("ada").patch("/api/me", { locale: null })).body.profile).toMatchObject({ locale: null, theme: "dark", bio: "Line one\nline two" });
  for (const [body, path] of [[{ bio: "x".repeat(301) }, "bio"], [{ bio: "a\u202Eb" }, "bio"], [{ locale: "fr" }, "locale"], [{ theme: "pink" }, "theme"], [{ messagesFrom: "me" }, "messagesFrom"],
    [{ dataSaver: 1 }, "dataSaver"], [{ gender: "woman" }, "gender"], [{ avatarFileId: "no" }, "avatarFileId"]] as const) {
    expect(await world.as("ada").patch("/api/me", { ...body, name: "Changed" }), JSON.stringify(body)).toMatchObject({ status: 422, body: { fields: [{ path }] } });
  }
  // A file that is not there, or not theirs.
  expect((await world.as("ada").patch("/api/me", { avatarFileId: world.people.ada.id, name: "Changed" })).status).toBe(422);
  expect((await world.as("ada").get("/api/me")).body.person?.name).toBe("Ada Obi");
});

test("ID-11 others see what the privacy settings allow, and nothing of who is not there", async () => {
  await world.as("ada").patch("/api/me", { location: { text: "Lagos, Nigeria" }, bio: "Hello" });
  await world.as("kofi").patch("/api/me", { location: { text: "Nairobi" }, messagesFrom: "nobody" });
  const card = async (who: "ada" | "kofi" | "bayo", of: string) => (await world.as(who).get(`/api/members/${of}`)).body;
  expect(await card("kofi", "ada")).toMatchObject({ person: { name: "Ada Obi" }, bio: "Hello", location: null, distanceKm: null, presence: "offline", abilities: { message: true, block: true, report: true, edit: false } });
  await world.as("ada").patch("/api/me", { showLocation: true, showDistance: true, showOnline: false });
  expect(await card("kofi", "ADA")).toMatchObject({ location: { city: "Lagos", country: "NG", countryName: "Nigeria" }, presence: null });
  // Great-circle distance of the two cities.
  expect(Math.abs(Number((await card("kofi", "ada")).distanceKm) - 3820)).toBeLessThan(30);
  expect((await card("bayo", "ada")).distanceKm).toBeNull();
  // Exact distances from three places would find a place that is hidden.
  await world.as("ada").patch("/api/me", { showLocation: false });
  expect(await card("kofi", "ada")).toMatchObject({ location: null, distanceKm: null });
  await world.as("ada").patch("/api/me", { showLocation: true });
  expect(await card("ada", "ada")).toMatchObject({ presence: "offline", abilities: { message: false, block: false, report: false, edit: true } });
  expect(await card("ada", "kofi")).toMatchObject({ person: { isStaff: true }, abilities: { message: false, block: false, report: true } });
  expect(JSON.stringify(await card("kofi", "ada"))).not.toMatch(/@example|birth|gender|latitude/);
  for (const missing of ["nobody.here", "x", "%27", "ada%20obi"]) expect((await world.as("ada").get(`/api/members/${missing}`)).status, missing).toBe(404);
  expect((await visitor(world).get("/api/members/ada")).status).toBe(401);
});

test("ID-1 names that look like another alphabet's, a reserved word or somebody on the team are refused with words", async () => {
  const check = async (name: string) => (await visitor(world).get(`/api/usernames/${encodeURIComponent(name)}`)).body.reason;
  expect(await check("аdaobi")).toContain("another alphabet");
  expect(await check("ａmina")).toContain("Write “a” instead of");
  expect(await check("chïka")).toContain("Write “i” instead of “ï”");
  expect(await check("амина")).toContain("a–z");
  for (const name of ["adrnin", "rn0derator", "he1pdesk", "supp.0rt", "vveb", "adm_1n"]) expect(await check(name), name).toContain("reserved");
  for (const name of ["k0fi", "ko.fi", "kof1", "vvanjiru", "w4njiru", "n_neka", "5ade"]) expect(await check(name), name).toContain("on the team");
  for (const name of ["kofie", "ada.2", "bay0", "kofi.mensah"]) expect(await check(name), name).toBeNull();
  expect(await signUp(world, accountOf("k0fi"))).toMatchObject({ status: 422, body: { fields: [{ path: "username" }] } });
  expect(await world.as("ada").patch("/api/me", { username: "mu5a" })).toMatchObject({ status: 422, body: { fields: [{ path: "username" }] } });
  // Their own name in another way is theirs to choose.
  expect((await world.as("musa").patch("/api/me", { username: "mu_sa" })).status).toBe(200);
});

test("ID-11 a picture is the person's own uploaded avatar; a new one replaces it, and everybody sees it", async () => {
  const upload = async (owner: string, purpose: "avatar" | "attachment") => (await rows<{ id: string }>(
    `INSERT INTO files (id, owner_id, purpose, state, name, declared_bytes, received_bytes, kind, media_type, bytes, width, height, variants, created_at, touched_at)
     VALUES (uuidv7(), $1, $2, 'ready', 'me.jpg', 10, 10, 'image', 'image/webp', 10, 640, 640, '{original,96}', $3, $3) RETURNING id`, [owner, purpose, world.clock.now()]))[0]?.id ?? "";
  const { bayo, chika } = world.people;
  const change = (avatarFileId: string | null) => world.as("bayo").patch("/api/me", { avatarFileId });
  for (const wrong of [await upload(chika.id, "avatar"), await upload(bayo.id, "attachment")]) expect((await change(wrong)).status).toBe(422);
  const first = await upload(bayo.id, "avatar"), second = await upload(bayo.id, "avatar");
  expect((await change(first)).body.person).toMatchObject({ image: `/files/avatars/${first}/96` });
  expect((await world.as("ada").get("/api/members/bayo")).body.person).toMatchObject({ image: `/files/avatars/${first}/96` });
  expect((await change(second)).body.person).toMatchObject({ image: `/files/avatars/${second}/96` });
  await world.drain();
  expect(await rows("SELECT id FROM files WHERE id = ANY ($1) AND state = 'deleted'", [[first, second]])).toEqual([{ id: first }]);
  expect((await change(null)).body.person).toMatchObject({ image: null });
});
