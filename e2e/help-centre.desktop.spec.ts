import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const desktop = { viewport: { width: 1440, height: 900 } };
const words = { summary: "What to do when a rider is late.", body: "First **wait** ten minutes.\n\nThen call the rider.", keywords: "", category: "tickets" };

test("DK-19 an admin writes, previews and publishes an article; a visitor finds and rates it without signing in; an agent puts it into a reply", async ({ page, context, browser, instance, viewport }) => {
  const [wanjiru, kofi, ada] = [await addPerson(instance, "Wanjiru Kamau", ["admin"]), await addPerson(instance, "Kofi Otieno", ["agent"]), await addPerson(instance, "Ada Obi")];
  await signIn(context, instance, wanjiru);
  await page.goto("/admin/help");
  await expect(page.getByRole("list", { name: "Articles" }).getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "New article" }).click();
  await page.getByLabel("Title").fill("My rider is late");
  await expect(page.getByLabel("Address")).toHaveValue("my-rider-is-late");
  // What is missing is said at its field, and the field has the keyboard.
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await page.getByLabel("Summary").fill(words.summary);
  await page.getByLabel("Category").selectOption({ index: 1 });
  await page.getByLabel("Text", { exact: true }).fill(words.body);
  // Closed by accident: everything is there again.
  await page.reload();
  await expect(page.getByText("Your unsaved words from last time are back.")).toBeVisible();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(words.body);
  if ((viewport?.width ?? 0) < 1280) await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("wait");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("“My rider is late” is published")).toBeVisible();
  await expect(page.getByRole("link", { name: /Open page/ })).toBeVisible();

  const visitor = await browser.newContext({ baseURL: instance.url, viewport, locale: "en-GB" });
  const reader = await visitor.newPage();
  await reader.goto("/help");
  await reader.getByRole("searchbox").fill("rider late");
  await reader.getByRole("button", { name: "Search" }).click();
  await reader.getByRole("link", { name: "My rider is late" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("My rider is late");
  const vote = reader.getByRole("complementary", { name: "Was this helpful?" });
  await vote.getByRole("button", { name: "No" }).click();
  await vote.getByLabel("What was missing?").fill("How long is ten minutes?");
  await vote.getByRole("button", { name: "Send" }).scrollIntoViewIfNeeded();
  await expectAccessible(reader);
  await vote.getByRole("button", { name: "Send" }).click();
  await expect(vote.getByText("The team reads this.")).toBeVisible();
  await reader.reload();
  await expect(vote.getByRole("button", { name: "No" })).toHaveAttribute("aria-pressed", "true");
  await visitor.close();

  await page.reload();
  await page.getByRole("tab", { name: "Readers" }).click();
  await expect(page.getByText("How long is ten minutes?")).toBeVisible();
  await expectAccessible(page);

  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "Where is my food?", description: "I have waited for an hour.", category: "other" });
  const agent = await browserOf(browser, instance, kofi, desktop);
  await agent.page.goto(`/desk/tickets/${ticket.number}`);
  const field = agent.page.getByRole("textbox", { name: "Reply to Ada Obi" });
  await field.fill("Please see");
  await agent.page.keyboard.press("Control+i");
  const search = agent.page.getByRole("combobox", { name: "Search the help articles" });
  await search.fill("late rider");
  await expect(agent.page.getByRole("option").first()).toContainText("My rider is late");
  await expectAccessible(agent.page);
  await agent.page.keyboard.press("Enter");
  await expect(field).toHaveValue(/^Please see My rider is late: http\S+\/help\/my-rider-is-late $/);
  await expect(field).toBeFocused();
  await agent.page.keyboard.type("and tell us");
  await expect(field).toHaveValue(/my-rider-is-late and tell us$/);
  await agent.context.close();
});

test("DK-19 a vote and words begun before the app has started are kept when it starts", async ({ page, context }) => {
  // The app's code stays on its way until the reader has voted and begun to write.
  let arrive = (): void => undefined;
  const begun = new Promise<void>((resolve) => { arrive = resolve; });
  await context.route("**/assets/*.js", async (route) => {
    await begun;
    await route.continue();
  });
  await page.goto("/help/charged-twice", { waitUntil: "commit" });
  await page.getByRole("button", { name: "No", exact: true }).click({ noWaitAfter: true });
  await page.getByLabel("What was missing?").fill("Where is my reference?");
  arrive();
  await expect(page.getByRole("button", { name: "No", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("What was missing?")).toHaveValue("Where is my reference?");
});

test("DK-19 a stale save loses nothing: both texts stand side by side, mine is kept through a reload and saved; versions show what changed and come back", async ({ page, context, instance }) => {
  const [wanjiru, kofi] = [await addPerson(instance, "Wanjiru Kamau", ["admin"]), await addPerson(instance, "Kofi Otieno", ["agent"])];
  await signIn(context, instance, wanjiru);
  const { items } = await call<{ items: { key: string }[] }>(instance, wanjiru, "GET", "/api/help/categories");
  const base = { ...words, category: items[0]?.key ?? "", title: "My rider is late" };
  const { id } = await call<{ id: string }>(instance, kofi, "POST", "/api/help/manage/articles", { ...base, slug: "late-rider", language: "en" });
  await page.goto(`/admin/help/${id}`);
  const text = page.getByLabel("Text", { exact: true });
  await text.fill(`${words.body}\n\nMine: or write to us.`);
  await call(instance, kofi, "PUT", `/api/help/manage/articles/${id}`, { ...base, body: `${words.body}\n\nTheirs: or cancel.`, baseVersion: 1 });
  await page.getByRole("button", { name: "Save draft" }).click();
  const both = page.getByRole("alert", { name: "Kofi Otieno saved this article while you were writing" });
  await expect(both.getByText("Theirs: or cancel.")).toBeVisible();
  await expect(both.getByText("Mine: or write to us.")).toBeVisible();
  await expectAccessible(page);
  // Closed before deciding: it is asked again, nothing is saved by itself.
  await page.reload();
  await expect(both).toBeVisible();
  await expect(text).toHaveValue(/Mine: or write to us\.$/);
  await both.getByRole("button", { name: "Use theirs" }).click();
  await expect(text).toHaveValue(/Theirs: or cancel\.$/);
  await page.getByRole("button", { name: "Put mine back" }).click();
  await expect(text).toHaveValue(/Mine: or write to us\.$/);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved as version 3", { exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: /^Version 3/ }).click();
  const lines = page.getByRole("region", { name: "Lines of the text" });
  await expect(lines.getByText("Theirs: or cancel.")).toBeVisible();
  await expect(lines.getByText("Mine: or write to us.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bring back version 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("Version 2 is back, as version 4")).toBeVisible();
  await page.getByRole("tab", { name: "Article" }).click();
  await expect(text).toHaveValue(/Theirs: or cancel\.$/);
});

test("DK-19 categories are added one inside another, ordered with the keyboard, and removed only when nothing is in them", async ({ page, context, instance }) => {
  await signIn(context, instance, await addPerson(instance, "Wanjiru Kamau", ["admin"]));
  await page.goto("/admin/help/categories");
  const tree = page.getByRole("list", { name: "Categories", exact: true });
  await expect(tree.getByRole("listitem").first()).toBeVisible();
  for (const [name, inside] of [["Deliveries", ""], ["Riders", "Deliveries"], ["Routes", "Deliveries"]] as const) {
    await page.getByRole("button", { name: "New category" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name in English").fill(name);
    if (inside) await dialog.getByLabel("Inside").selectOption({ label: inside });
    await dialog.getByRole("button", { name: "Add category" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  const inside = page.getByRole("list", { name: "Inside Deliveries" }).getByRole("listitem");
  await expect(inside).toHaveText([/^Riders/, /^Routes/]);
  await page.getByRole("button", { name: "Move Routes up" }).focus();
  await page.keyboard.press("Enter");
  await expect(inside).toHaveText([/^Routes/, /^Riders/]);
  await expect(page.getByText("Routes is now number 1 of 2")).toBeAttached();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove Deliveries" }).click();
  await expect(page.getByRole("dialog")).toContainText("Categories inside: Routes, Riders");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Remove" })).toBeHidden();
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Remove Riders" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("“Riders” is removed")).toBeVisible();
  await page.reload();
  await expect(inside).toHaveText([/^Routes/]);
});
