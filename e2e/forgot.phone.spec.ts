import { expectAccessible } from "./setup/axe.ts";
import { member } from "./setup/member.ts";
import { expect, test } from "./setup/test.ts";

test("ID-2 who forgot the password chooses a new one by the mailed link; the same link later says that it is dead before anybody thinks of another password", async ({ page, context, instance }) => {
  await member(context, instance);
  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: /Forgot/ }).click();
  await page.getByLabel("Email").fill("amina@example.com");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("a link is on its way", { exact: false })).toBeVisible();
  const mail = await instance.mail.wait({ to: "amina@example.com", subject: "password" });
  const link = /https?:\/\/\S+\/reset\?token=[^\s"<]+/.exec(mail.text ?? "")?.[0] ?? "";
  expect(link).not.toBe("");

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("New password", { exact: true }).fill("kitenge-lamp-42");
  await page.getByRole("button", { name: "Set my new password" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel(/Email or username/).fill("amina");
  await page.getByLabel("Password", { exact: true }).fill("kitenge-lamp-42");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await expect(page.getByLabel("New password", { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: "Ask for a new link" })).toHaveAttribute("href", "/forgot");
});
