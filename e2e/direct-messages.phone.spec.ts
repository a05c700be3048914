import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("CV-12 CV-5 two members write to each other: begun by name, delivered, read, unread counts; a block ends it; a report reaches the moderators", async ({ page, context, browser, instance }) => {
  const [ada, bayo, mod] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade"), await addPerson(instance, "Mona Diallo", ["moderator"])];
  await signIn(context, instance, ada);
  await page.goto("/messages");
  await expect(page.getByText("No messages yet")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/messages/new?to=${bayo.username}`);
  await page.getByRole("textbox", { name: "Message to Bayo Ade" }).fill("Is the phone still for sale?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /Bayo Ade/ })).toHaveAttribute("href", `/members/${bayo.username}`);

  // It reaches Bayo's device on another page, which is not reading.
  const other = await browserOf(browser, instance, bayo, { viewport: { width: 1440, height: 900 } });
  await other.page.goto("/tickets");
  await expect(other.page.getByRole("navigation", { name: "Main" }).getByText("1", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Delivered", { exact: true })).toBeVisible();
  await other.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /Messages/ }).first().click();
  await other.page.getByRole("searchbox").fill("obi");
  await other.page.getByRole("link", { name: /Ada Obi/ }).click();
  await expect(other.page.getByText("Is the phone still for sale?").first()).toBeVisible();
  await expect(page.getByText("Read", { exact: true })).toBeVisible();
  await other.page.getByRole("textbox").fill("Send me your PIN first");
  await other.page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Send me your PIN first").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("article").filter({ hasText: "Send me your PIN first" }).getByRole("button", { name: "More about this message" }).click();
  await page.getByRole("menuitem", { name: "Report" }).click();
  const dialog = page.getByRole("dialog", { name: "Report this message" });
  await dialog.getByRole("button", { name: "Send report" }).click();
  await expect(dialog.getByText("Choose what is wrong.", { exact: true }).last()).toBeVisible();
  await dialog.getByRole("combobox").selectOption("scam");
  await dialog.getByRole("button", { name: "Send report" }).click();
  await expect(page.getByText("Thank you. Our moderators look at it.")).toBeVisible();

  await page.getByRole("button", { name: "More about Bayo Ade" }).click();
  await page.getByRole("menuitem", { name: "Block" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByText("You have blocked Bayo Ade. Neither of you can write.").first()).toBeVisible();
  await other.page.getByRole("textbox").fill("Hello?");
  await other.page.getByRole("button", { name: "Send" }).click();
  await expect(other.page.getByText("Not sent.")).toBeVisible();
  await page.goto("/account/blocked");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Unblock: Bayo Ade" }).click();
  await expect(page.getByText("You have blocked nobody")).toBeVisible();
  await other.page.getByRole("button", { name: "Try again" }).click();
  await expect(other.page.getByText("Not sent.")).toHaveCount(0);

  const staff = await browserOf(browser, instance, mod, { viewport: { width: 1440, height: 900 } });
  await staff.page.goto("/admin/reports");
  await expect(staff.page.getByText("Send me your PIN first").first()).toBeVisible();
  await expectAccessible(staff.page);
  await staff.page.getByRole("button", { name: "Acted on it" }).click();
  await staff.page.getByRole("dialog").getByRole("button", { name: "Decide" }).click();
  await expect(staff.page.getByText("No open reports")).toBeVisible();
  expect((await call<{ items: { decision: string }[] }>(instance, mod, "GET", "/api/reports?state=decided")).items.map(({ decision }) => decision)).toEqual(["acted"]);
  await other.context.close();
  await staff.context.close();
});
