import { expectAccessible } from "./setup/axe.ts";
import { member, password } from "./setup/member.ts";
import { expect, test } from "./setup/test.ts";
import { codeOf } from "./setup/totp.ts";

test("ID-3 a member sets a second factor up, makes new recovery codes, and turns it off", async ({ page, context, instance }) => {
  await member(context, instance);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
  const secret = await page.locator("code").innerText();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const list = page.getByRole("list", { name: "Keep your recovery codes" }).getByRole("listitem");
  await expect(list.first()).toBeVisible();
  const first = await list.allInnerTexts();
  await page.getByLabel("I have kept them in a safe place").check();
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "New recovery codes" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByLabel(/Code from your app/).fill(first[0] ?? "");
  await dialog.getByRole("button", { name: "Make new codes" }).click();
  await expect(list.first()).toBeVisible();
  const second = await list.allInnerTexts();
  expect(second.filter((code) => first.includes(code))).toEqual([]);
  await page.getByLabel("I have kept them in a safe place").check();
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "Turn off" }).click();
  await dialog.getByLabel("Your password").fill(password);
  // The old codes work no more.
  await dialog.getByLabel(/Code from your app/).fill(first[1] ?? "");
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await expect(dialog.getByText(/Write the code|not right|does not fit/i).first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel(/Code from your app/).fill(second[0] ?? "");
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByText("Your second factor is off")).toBeVisible();
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});

test("ID-14 ID-4 a member fetches a copy of their data by the mailed link, and ends a session that they left open elsewhere", async ({ page, context, browser, instance }) => {
  await member(context, instance);
  await page.goto("/account/data");
  await page.getByRole("button", { name: "Ask for a copy" }).click();
  await expect(page.getByText(/Your copy is being made|Your copy is ready/)).toBeVisible();
  const mail = await instance.mail.wait({ to: "amina@example.com", subject: "data" });
  const link = /https?:\/\/\S+\/account\/\S+/.exec(mail.text ?? "")?.[0] ?? "";
  await page.goto(link);
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.zip$/);
  expect(await file.failure()).toBeNull();

  const elsewhere = await browser.newContext({ baseURL: instance.url, locale: "en-GB" });
  expect((await elsewhere.request.post("/api/auth/sign-in/email", { data: { email: "amina@example.com", password }, headers: { origin: instance.url } })).status()).toBe(200);
  const other = await elsewhere.newPage();
  await other.goto("/tickets");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/account/devices");
  await page.getByRole("main").getByRole("listitem").getByRole("button", { name: /^Sign out/ }).click();
  await expect(page.getByText(/is signed out/).first()).toBeVisible();
  // Its page learns of it by itself.
  await expect(other.getByText(/signed out/i).first()).toBeVisible();
  await elsewhere.close();
});
