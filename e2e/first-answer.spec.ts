import { expectAccessible } from "./setup/axe.ts";
import { expect, test } from "./setup/test.ts";

test("ID-2 AS-1 a visitor signs up, confirms the address, asks the bot and gets an article", async ({ page, instance }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.goto("/sign-up");
  await page.getByLabel("Username").fill("ada_obi");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ada Obi");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Password", { exact: true }).fill("mbuyu-na-twiga-7");
  await expectAccessible(page);
  await page.getByRole("button", { name: /make.*account|sign up/i }).click();
  const mail = await instance.mail.wait({ to: "ada@example.com" });
  const link = /https?:\/\/\S+\/verify\?token=[^\s"<]+/.exec(mail.text ?? "")?.[0] ?? "";
  expect(link).not.toBe("");
  await page.goto(link);
  const confirm = page.getByRole("button", { name: /confirm/i });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect(page.getByText(/confirmed|verified/i).first()).toBeVisible();

  await page.goto("/chat");
  // The sign-up page signs in by itself; whoever left it sooner for the mail signs in now.
  const guest = page.getByRole("link", { name: "Sign in to ask" });
  const greeting = page.getByText(/a computer program/i).first();
  await expect(guest.or(greeting).first()).toBeVisible();
  if (await guest.isVisible()) {
    await guest.click();
    await page.getByLabel("Email or username").fill("ada_obi");
    await page.getByLabel("Password", { exact: true }).fill("mbuyu-na-twiga-7");
    await page.getByRole("button", { name: "Sign in" }).click();
  }
  await expect(greeting).toBeVisible();
  const composer = page.getByRole("textbox");
  await composer.fill("how do i reset my password");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("link", { name: /reset your password/i })).toBeVisible();
  await expectAccessible(page);
});
