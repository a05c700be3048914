import type { Page } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { expect, test } from "./setup/test.ts";
import { codeOf } from "./setup/totp.ts";

const password = "mlima wa chai ya asubuhi";

async function writePassword(page: Page): Promise<void> {
  await page.goto("/staff");
  await page.getByLabel("Email or username").fill("wanjiru@example.com");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Write your code" })).toBeVisible();
}

test("ID-3 an admin must have a second factor: set up on the way to work, then signing in with a code, and with a recovery code", async ({ page, instance }) => {
  const origin = { origin: instance.url };
  expect((await page.request.post("/api/setup", { data: { name: "Wanjiru Kamau", email: "wanjiru@example.com", password, token: instance.setupToken }, headers: origin })).status()).toBe(201);
  await page.goto("/staff");
  await page.getByLabel("Email or username").fill("wanjiru@example.com");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/desk/);
  expect((await page.request.put("/api/admin/settings/identity.secondFactor", { data: { value: "admins" }, headers: origin })).status()).toBe(200);

  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "One more step before you begin" })).toBeVisible();
  await page.getByLabel("Your password").fill("not my password");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("img", { name: "QR code for your app" })).toBeVisible();
  await expectAccessible(page);
  const secret = await page.locator("code").innerText();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("Write the code that your app shows now.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
  const codes = await page.getByRole("list", { name: "Keep your recovery codes" }).getByRole("listitem").allInnerTexts();
  expect(codes.length).toBeGreaterThan(5);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("recovery-codes.txt");
  await expect(page.getByRole("button", { name: "Done" })).toBeDisabled();
  await page.getByLabel("I have kept them in a safe place").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("One more step before you begin");

  await page.context().clearCookies();
  await writePassword(page);
  await page.getByLabel("Code", { exact: true }).fill("123456");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Write the code that your app shows now.")).toBeVisible();
  // The code that has set it up is used; the next one counts.
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/desk/);

  await page.context().clearCookies();
  await writePassword(page);
  await page.getByRole("button", { name: /Use a recovery code/ }).click();
  await page.getByLabel("Recovery code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/desk/);
  await page.goto("/account/security");
  await expect(page.getByText("The team's accounts need it here, so it can't be turned off.")).toBeVisible();
  await expectAccessible(page);
});
