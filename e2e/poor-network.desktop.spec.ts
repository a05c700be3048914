import type { Page } from "@playwright/test";
import { addPerson, call, signIn, type Actor } from "./setup/cast.ts";
import type { Instance } from "./setup/server.ts";
import { expect, test } from "./setup/test.ts";

/** Three tickets of three people; on the desk they stand in this order. */
async function threeTickets(instance: Instance): Promise<string[]> {
  const numbers: string[] = [];
  for (const name of ["Ada Obi", "Bola Ade", "Chidi Eze"]) {
    const member = await addPerson(instance, name);
    numbers.push((await call<{ number: string }>(instance, member, "POST", "/api/tickets", { subject: `Trouble of ${name}`, description: "It does not work.", category: "bug" })).number);
  }
  return numbers;
}

/** Holds the answer about a ticket back, as a slow network does. @returns lets it come */
async function holdBack(page: Page, number: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(`**/api/tickets/${number}`, async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

const stateOf = async (instance: Instance, who: Actor, number: string) => {
  const { status, assignee } = await call<{ status: string; assignee: object | null }>(instance, who, "GET", `/api/tickets/${number}`);
  return { status, assignee };
};
const untouched = { status: "open", assignee: null };

test("DK-6 DK-8 a reply begun before its ticket has come is in the field, and none of its letters is a shortcut", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const numbers = await threeTickets(instance);
  await signIn(context, instance, kofi);
  await page.goto("/desk?view=unassigned");
  await expect(page.getByText("Trouble of Ada Obi").first()).toBeVisible();
  await page.keyboard.press("j");
  const link = page.getByRole("link", { name: new RegExp(numbers.join("|")) }).and(page.locator(":focus"));
  const here = /HELP-\d+/.exec(await link.getAttribute("href") ?? "")?.[0] ?? "";
  const come = await holdBack(page, here);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(here));
  await page.keyboard.press("r");
  await page.keyboard.type("Hello, every one is near ");
  come();
  const field = page.getByRole("textbox", { name: /^Reply to/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Hello, every one is near ");
  await page.keyboard.type("and it ends well");
  await expect(field).toHaveValue("Hello, every one is near and it ends well");
  for (const number of numbers) expect(await stateOf(instance, kofi, number)).toEqual(untouched);
  await expect(page).toHaveURL(new RegExp(here));
});

test("DK-6 what was asked for a ticket that did not come is never done to another one", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const [first = "", second = ""] = await threeTickets(instance);
  await signIn(context, instance, kofi);
  await page.goto("/desk?view=unassigned");
  await expect(page.getByText("Trouble of Ada Obi").first()).toBeVisible();
  const come = await holdBack(page, first);
  const list = page.getByRole("region", { name: "Tickets" });
  await list.getByRole("link", { name: new RegExp(first) }).first().click();
  await expect(page).toHaveURL(new RegExp(first));
  await page.keyboard.press("e");
  // Tired of waiting: another ticket.
  await list.getByRole("link", { name: new RegExp(second) }).first().click();
  await expect(page.getByRole("textbox", { name: "Reply to Bola Ade" })).toBeVisible();
  // And back, now that it comes: nobody thinks of the key any more.
  come();
  await list.getByRole("link", { name: new RegExp(first) }).first().click();
  await expect(page.getByRole("textbox", { name: "Reply to Ada Obi" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply to Ada Obi" })).toBeFocused();
  for (const number of [first, second]) expect(await stateOf(instance, kofi, number)).toEqual(untouched);
});

test("CV-5 DK-9 an agent's reply that found no network goes out by itself, once, when the network is back", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const [number = ""] = await threeTickets(instance);
  await signIn(context, instance, kofi);
  await page.goto(`/desk/tickets/${number}`);
  await page.getByRole("textbox", { name: "Reply to Ada Obi" }).fill("It is put right.");
  await context.setOffline(true);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Not sent.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Not sent.")).toBeHidden();
  const bodies = async () => (await call<{ messages: { items: { body: string }[] } }>(instance, kofi, "GET", `/api/tickets/${number}`)).messages.items.map(({ body }) => body);
  await expect.poll(bodies).toEqual(["It does not work.", "It is put right."]);
});
