import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn, withOwner } from "./setup/cast.ts";
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
  await expect.poll(async () => (await call<{ items: unknown[] }>(instance, kofi, "GET", "/api/search/messages?scope=team&q=receipt")).items.length).toBe(2);

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
  await expect(page.getByText("“status:opened” can't be used as a filter", { exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "Tickets" }).getByRole("link")).toHaveCount(1);
  await expectAccessible(page);
  await field.press("ArrowDown");
  await expect(page.getByRole("link", { name: /Wallet is empty/ }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${number}`));
  // The list's own box reads the same filters.
  await page.goto("/desk");
  await expect(page.getByText("Wallet is empty").first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("stauts:open,in_progress -priority:low wallet");
  await expect(page.getByText("There is no filter “stauts”", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Use status:open,in_progress" }).click();
  await expect(page).toHaveURL(/status=open&status=in_progress.*notPriority=low/);
  await expect(page.getByRole("searchbox", { name: "Search tickets" })).toBeFocused();
  await expect(page.getByText("Not: Low")).toBeVisible();

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
  await hers.getByRole("button", { name: "receipt", exact: true }).click();
  await hers.getByRole("region", { name: "Messages" }).getByRole("link").click();
  await expect(hers).toHaveURL(new RegExp(`/tickets/${number}\\?at=2$`));
  await expect(hers.getByRole("group", { name: "The message that you looked for" })).toBeFocused();
  await hers.goto("/search?q=receipt");
  await expect(hers.getByRole("region", { name: "Messages" }).getByRole("listitem")).toHaveCount(1);
  await hers.context().close();
});

test("CV-11 a hit opens its ticket at that message, far back in a long thread; live ones and the newest are a press away, and notes open for nobody else", async ({ page, context, browser, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  const { id, number } = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", { subject: "Wallet is empty", description: "I paid and nothing came", category: "payment" });
  await call(instance, kofi, "POST", `/api/tickets/${number}/notes`, { clientId: crypto.randomUUID(), body: "A quagga between us" });
  await withOwner(instance, async (owner) => {
    await owner.query(`INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
      SELECT $1, n, gen_random_uuid(), $2, 'member', 'Line ' || n || CASE WHEN n = 40 THEN ' with a quokka' ELSE repeat(' and more', n % 7) END, now() - interval '1 minute' * (400 - n) FROM generate_series(3, 300) n`, [id, ada.id]);
    await owner.query("UPDATE conversations SET last_seq = 300, last_public_seq = 300 WHERE id = $1", [id]);
  });
  await expect.poll(async () => (await call<{ items: unknown[] }>(instance, kofi, "GET", "/api/search/messages?scope=team&q=quokka")).items.length).toBe(1);

  await signIn(context, instance, kofi);
  await page.goto("/desk/search?q=quokka");
  await page.getByRole("region", { name: "Messages" }).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${number}\\?at=40$`));
  const found = page.getByRole("group", { name: "The message that you looked for" });
  await expect(found).toBeFocused();
  await expect(found).toBeInViewport({ ratio: 1 });
  await expect(found).toContainText("Line 40 with a quokka");
  // Neither the end nor what lies between was loaded.
  await expect(page.getByText("Line 300", { exact: false })).toHaveCount(0);
  await expectAccessible(page);
  await call(instance, ada, "POST", `/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body: "Are you there?" });
  await page.getByRole("button", { name: "New message" }).click();
  await expect(page.getByRole("article").getByText("Are you there?")).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${number}$`));

  // The link is good for others, at any size; reading on from there leads to the end.
  const hers = (await browserOf(browser, instance, ada, { viewport: { width: 360, height: 640 }, reducedMotion: "reduce" })).page;
  await hers.goto(`/tickets/${number}?at=280`);
  const seen = hers.getByRole("group", { name: "The message that you looked for" });
  await expect(seen).toBeFocused();
  await expect(seen).toBeInViewport({ ratio: 1 });
  await hers.goto(`/tickets/${number}?at=40`);
  await expect(seen).toBeInViewport({ ratio: 1 });
  await expect(async () => {
    await hers.getByRole("region", { name: `Messages of ${number}` }).evaluate((box) => { box.scrollTop = box.scrollHeight; });
    await expect(hers.getByRole("article").getByText("Are you there?")).toBeInViewport({ timeout: 200 });
  }).toPass();
  await expect(hers.getByRole("button", { name: "To the newest" })).toHaveCount(0);
  // A note's number is as one that there is not.
  await hers.goto(`/tickets/${number}?at=2`);
  await expect(hers.getByText("This message can't be shown")).toBeVisible();
  await expect(hers.getByRole("article").getByText("Are you there?")).toBeInViewport();
  await expect(hers.getByText("quagga", { exact: false })).toHaveCount(0);
  await hers.context().close();
});
