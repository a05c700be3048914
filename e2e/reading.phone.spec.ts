import type { Locator } from "@playwright/test";
import { addPerson, call, signIn, type Actor } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const tall = { width: 360, height: 640 };
/** What an on-screen keyboard leaves of it. */
const short = { width: 360, height: 360 };

/** Where something stands, once it stands still. */
async function placeOf(what: Locator): Promise<{ x: number; y: number; width: number; height: number } | null> {
  let place = await what.boundingBox();
  await expect.poll(async () => {
    const before = place;
    place = await what.boundingBox();
    return JSON.stringify(place) === JSON.stringify(before);
  }, { intervals: [150] }).toBe(true);
  return place;
}

test("CV-13 on a phone nothing moves what a member reads far up, a pill leads to what came, and the field keeps focus and text while the keyboard takes its half", async ({ page, context, instance }) => {
  const [ada, kofi] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Kofi Otieno", ["agent"])];
  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  const write = (who: Actor, body: string) => call(instance, who, "POST", `/api/tickets/${ticket.number}/replies`, { clientId: crypto.randomUUID(), body });
  // More than is read at once, of many heights.
  for (let n = 1; n <= 70; n += 1) await write(n % 3 === 0 ? kofi : ada, `Line ${n}. ${"The bundle was paid for and is not here yet. ".repeat((n % 5) + 1)}`);
  await signIn(context, instance, ada);
  await page.goto(`/tickets/${ticket.number}`);
  const thread = page.getByRole("region", { name: `Messages of ${ticket.number}` });
  const said = (text: string | RegExp) => thread.getByRole("article").filter({ hasText: text });
  const pill = page.getByRole("button", { name: /new message/i });
  const field = page.getByRole("textbox");
  await expect(said("Line 70.")).toBeInViewport();
  await expect(pill).toHaveCount(0);

  // Far up, to what came before the page that was read first.
  await expect(async () => {
    await thread.evaluate((box) => box.scrollBy(0, -600));
    await expect(said("Line 12.")).toBeInViewport({ ratio: 0.9, timeout: 200 });
  }).toPass({ intervals: [100] });
  const read = said("Line 12.");
  const place = await placeOf(read);
  await write(kofi, `We are on it. ${"It takes a while. ".repeat(20)}`);
  await expect(pill).toHaveText("New message");
  expect(await placeOf(read)).toEqual(place);
  await write(kofi, "It is on its way.");
  await expect(pill).toHaveText("2 new messages");
  expect(await placeOf(read)).toEqual(place);

  // The keyboard comes up: what is read stays, and the field stands above the keys with what was typed.
  await field.tap();
  await field.pressSequentially("Thank you");
  const begun = await placeOf(read);
  expect(begun?.y).toBe(place?.y);
  await page.setViewportSize(short);
  await expect.poll(async () => ((await field.boundingBox())?.y ?? 1_000) < short.height).toBe(true);
  const above = await placeOf(field);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(short.height);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Thank you");
  expect(await placeOf(read)).toEqual(place);
  await write(kofi, "You should have it now.");
  await expect(pill).toHaveText("3 new messages");
  expect(await placeOf(read)).toEqual(place);
  await expect(field).toBeFocused();
  expect(await placeOf(field)).toEqual(above);

  // The pill leads to the newest, and the keyboard stays up.
  await expect(said("You should have it now.")).not.toBeInViewport();
  await pill.tap();
  await expect(said("You should have it now.")).toBeInViewport({ ratio: 1 });
  await expect(pill).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Thank you");

  // While a message is on its way the next one is typed: neither focus nor a letter is lost, and the field stays in its place.
  await page.getByRole("button", { name: "Send" }).tap();
  await expect(field).toHaveValue("");
  await field.pressSequentially("and good");
  await expect(said("Thank you")).toBeInViewport({ ratio: 1 });
  await expect.poll(async () => JSON.stringify(await call(instance, kofi, "GET", `/api/tickets/${ticket.number}`))).toContain('"Thank you"');
  await write(kofi, "You are welcome.");
  await expect(said("You are welcome.")).toBeInViewport({ ratio: 1 });
  await field.pressSequentially("bye");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("and goodbye");
  expect(await placeOf(field)).toEqual(above);

  // The keyboard goes: the newest message stays in sight.
  await page.setViewportSize(tall);
  await expect.poll(async () => (await field.boundingBox())?.y ?? 0).toBeGreaterThan(short.height);
  await expect(said("You are welcome.")).toBeInViewport({ ratio: 1 });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("and goodbye");
});
