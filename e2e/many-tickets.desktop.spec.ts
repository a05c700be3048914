import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("DK-6 an agent saves a view, changes several tickets in one go, takes it back, and shares the view", async ({ page, context, instance, browser }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const amina = await addPerson(instance, "Amina Yusuf", ["agent"]);
  const numbers: string[] = [];
  for (const name of ["a", "b", "c"]) {
    const member = await addPerson(instance, `Member ${name}`);
    numbers.push((await call<{ number: string }>(instance, member, "POST", "/api/tickets", { subject: `Payment of ${name}`, description: `It did not arrive, says ${name}.`, category: "payment" })).number);
  }
  await call(instance, await addPerson(instance, "Somebody Else"), "POST", "/api/tickets", { subject: "Something else", description: "Not about money.", category: "bug" });
  const state = (number: string) => call<{ priority: string; status: string }>(instance, kofi, "GET", `/api/tickets/${number}`);

  await signIn(context, instance, kofi);
  await page.goto("/desk?view=all_open&category=payment");
  await expect(page.getByText("Payment of a")).toBeVisible();
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Money");
  await page.getByLabel("Everybody on the desk sees it").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: /^Money/ })).toContainText("3");
  // It has its own name now, and is not offered to be saved again.
  await expect(page.getByRole("heading", { name: /^Money/ })).toBeVisible();
  await expect(page).toHaveTitle(/^Money/);
  await expect(page.getByRole("button", { name: "Save this view" })).toHaveCount(0);
  const top = async () => (await page.getByText("Payment of a").boundingBox())?.y;
  const rowWas = await top();

  // Two by the keyboard, one by the pointer.
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${numbers[2]}` }).check();
  await expect(page.getByText("3 selected")).toBeVisible();
  expect(await top()).toBe(rowWas);
  await expectAccessible(page);
  await page.getByRole("toolbar").getByRole("button", { name: "Priority" }).click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await expect(page.getByText("3 tickets changed")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).priority))).toEqual(["urgent", "urgent", "urgent"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("3 tickets put back")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).priority))).not.toContain("urgent");

  // The ticket's letters mean the chosen ones, and z is the way back.
  await page.getByText("Payment of a").hover();
  await page.getByRole("checkbox", { name: `Select ${numbers[0]}` }).check();
  await page.getByRole("checkbox", { name: `Select ${numbers[1]}` }).check();
  await page.keyboard.press("p");
  await page.getByRole("menuitem", { name: "High" }).press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await page.keyboard.press("a");
  await page.getByPlaceholder("Type a name or a team").press("Escape");
  await expect(page.getByPlaceholder("Type a name or a team")).toBeHidden();
  await page.keyboard.press("e");
  await expect(page.getByText("2 tickets changed")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).status))).toEqual(["resolved", "resolved", "open"]);
  // What is resolved is not among the open ones: the words lead to where it is.
  const search = page.getByRole("searchbox", { name: "Search tickets" });
  await search.fill("status:resolved ");
  await page.getByRole("button", { name: "Look in All tickets" }).click();
  await expect(page).toHaveURL(/view=all&status=resolved&category=payment/);
  await expect(page.getByText("Payment of a")).toBeVisible();
  await expect(page.getByText("Payment of c")).toBeHidden();
  await page.keyboard.press("z");
  await expect(page.getByText("2 tickets put back")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).status))).toEqual(["open", "open", "open"]);

  // A reply that still waits comes back by z too.
  await page.goto(`/desk/tickets/${numbers[0]}?category=payment`);
  const field = page.getByRole("textbox", { name: "Reply to Member a" });
  await field.fill("We are looking for it.");
  await field.press("Control+Enter");
  await expect(page.getByText(/Goes out in/)).toBeVisible();
  await field.press("Escape");
  await page.keyboard.press("z");
  await expect(field).toHaveValue("We are looking for it.");
  await expect(page.getByText(/Goes out in/)).toBeHidden();
  await field.fill("");

  // A view saved without saying of what is of all tickets, and only it is marked.
  await call(instance, kofi, "POST", "/api/desk/views", { name: "Bugs", filter: { category: ["bug"] }, shared: false });
  await page.goto("/desk");
  await page.getByRole("link", { name: /^Bugs/ }).click();
  await expect(page).toHaveURL(/view=all&category=bug/);
  await expect(page.getByRole("navigation", { name: "Views" }).locator("[aria-current=page]")).toHaveText(/^Bugs/);
  await page.goto("/desk?view=all_open&category=payment");

  // Filters can be written: they become what the buttons make.
  await search.fill("priority:low from:member ");
  await expect(page).toHaveURL(/priority=low.*requester=member/);
  await expect(search).toHaveValue("");
  await search.fill("status:opened");
  await search.press("Space");
  await expect(page.getByText(/can.t be used as a filter/)).toBeVisible();

  const other = await browser.newContext({ baseURL: instance.url });
  await signIn(other, instance, amina);
  const hers = await other.newPage();
  await hers.goto("/desk");
  await hers.getByRole("link", { name: /^Money/ }).click();
  await expect(hers).toHaveURL(/category=payment/);
  await expect(hers.getByText("Payment of b")).toBeVisible();
  await expect(hers.getByText("Something else")).toBeHidden();
  await hers.getByRole("button", { name: "Actions on “Money”" }).click();
  await expect(hers.getByRole("menuitem", { name: "Remove" })).toBeHidden();
  await other.close();
});
