import { expectAccessible } from "./setup/axe.ts";
import { expect, test } from "./setup/test.ts";

test("ID-6 the first admin is made at /setup, once, and comes to the desk", async ({ page, instance }) => {
  await page.goto(`/setup?token=${instance.setupToken}`);
  await page.getByLabel("Your name").fill("Sade Bankole");
  await page.getByLabel("Email").fill("sade@example.com");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Make the first admin" }).click();
  // Bad input says what to do and loses nothing.
  await expect(page.getByText(/at least 8 characters/).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Sade Bankole");
  await expectAccessible(page);
  await page.getByLabel("Password", { exact: true }).fill("mbuyu-na-twiga-7");
  await page.getByRole("button", { name: "Make the first admin" }).click();
  await expect(page).toHaveURL(/\/(desk|admin|staff)/);

  await page.goto(`/setup?token=${instance.setupToken}`);
  await expect(page.getByText("Baraza is set up")).toBeVisible();
  await expectAccessible(page);
});
