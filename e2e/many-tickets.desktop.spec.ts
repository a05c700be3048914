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
  const state = (number: string) => call<{ priority: string; tags: string[] }>(instance, kofi, "GET", `/api/tickets/${number}`);

  await signIn(context, instance, kofi);
  await page.goto("/desk?view=all_open&category=payment");
  await expect(page.getByText("Payment of a")).toBeVisible();
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Money");
  await page.getByLabel("Everybody on the desk sees it").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: /^Money/ })).toContainText("3");

  // Two by the keyboard, one by the pointer.
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${numbers[2]}` }).check();
  await expect(page.getByText("3 selected")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("toolbar").getByRole("button", { name: "Priority" }).click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await expect(page.getByText("3 tickets changed")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).priority))).toEqual(["urgent", "urgent", "urgent"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("3 tickets put back")).toBeVisible();
  expect(await Promise.all(numbers.map(async (n) => (await state(n)).priority))).not.toContain("urgent");

  // Filters can be written: they become what the buttons make.
  const search = page.getByRole("searchbox", { name: "Search tickets" });
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
