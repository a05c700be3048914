import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("CV-11 an agent finds what was written in a ticket by keyboard, a wrong filter is explained, and its member finds their own and no note", async ({ page, context, browser, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  const open = async (subject: string, description: string) => (await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject, description, category: "payment" })).number;
  const number = await open("Wallet is empty", "I paid at the café and nothing came");
  await open("Photo upside down", "My picture stands on its head");
  await call(instance, kofi, "POST", `/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body: "Please send us the receipt of the <b>bank</b>." });
  await call(instance, kofi, "POST", `/api/tickets/${number}/notes`, { clientId: crypto.randomUUID(), body: "The receipt looks false to me" });
  // New messages can be found within seconds.
  await expect.poll(async () => (await call<{ items: unknown[] }>(instance, kofi, "GET", "/api/search/messages?scope=team&q=receipt")).items.length, { timeout: 10_000 }).toBe(2);

  await signIn(context, instance, kofi);
  await page.goto("/desk");
  await expect(page.getByText("Wallet is empty").first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("receipt");
  await page.getByRole("option", { name: "Search tickets and messages for “receipt”" }).click();
  await expect(page).toHaveURL(/\/desk\/search\?q=receipt/);
  const messages = page.getByRole("region", { name: "Messages" });
  await expect(messages.getByRole("listitem")).toHaveCount(2);
  await expect(messages.getByText("Please send us the receipt of the <b>bank</b>.")).toBeVisible();
  await expect(messages.locator("mark")).toHaveText(["receipt", "receipt"]);
  await expectAccessible(page);

  const field = page.getByRole("searchbox", { name: "What do you look for?" });
  await field.fill("status:opened cafe");
  await expect(page.getByText("“status:opened” is no filter that works here", { exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "Tickets" }).getByRole("link")).toHaveCount(1);
  await expectAccessible(page);
  await field.press("ArrowDown");
  await expect(page.getByRole("link", { name: /Wallet is empty/ }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${number}`));

  const hers = (await browserOf(browser, instance, ada)).page;
  await hers.goto("/tickets");
  await expect(hers.getByRole("link", { name: "Search" })).toBeVisible();
  await hers.keyboard.press("Control+k");
  await expect(hers).toHaveURL(/\/search$/);
  await expect(hers.getByRole("heading", { name: "Ways to search" })).toBeVisible();
  await hers.getByRole("searchbox", { name: "What do you look for?" }).fill("receipt");
  await expect(hers.getByRole("region", { name: "Messages" }).getByRole("listitem")).toHaveCount(1);
  await hers.keyboard.press("Enter");
  await hers.getByRole("searchbox").fill("quagga");
  await expect(hers.getByText("Nothing found", { exact: true })).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole("searchbox").fill("");
  await hers.getByRole("button", { name: "receipt" }).click();
  await hers.getByRole("region", { name: "Messages" }).getByRole("link").click();
  await expect(hers).toHaveURL(new RegExp(`/tickets/${number}`));
  await hers.goto("/search?q=receipt");
  await expect(hers.getByRole("region", { name: "Messages" }).getByRole("listitem")).toHaveCount(1);
  await hers.context().close();
});
