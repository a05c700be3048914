import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("CV-8 a message is edited and removed by its author, the other side sees it live, staff see what it said, a moderator removes with a reason", async ({ page, context, browser, instance }) => {
  const [ada, kofi] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Kofi Otieno", ["moderator"])];
  const ticket = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  await signIn(context, instance, ada);
  await page.goto(`/tickets/${ticket.number}`);
  const field = page.getByRole("textbox");
  const say = async (text: string) => {
    await field.fill(text);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  };
  await say("My number is 0801");
  await say("And my PIN is 4711");

  const staff = await browserOf(browser, instance, kofi, { viewport: { width: 1440, height: 900 } });
  await staff.page.goto(`/desk/tickets/${ticket.number}`);
  await expect(staff.page.getByText("My number is 0801").first()).toBeVisible();
  await expect(staff.page.getByText(/Kofi Otieno/).or(staff.page.getByText("And my PIN is 4711")).first()).toBeVisible();

  // Edited: the half-written draft is kept aside and comes back.
  await field.fill("half a thought");
  await page.getByRole("article").filter({ hasText: "My number is 0801" }).getByRole("button", { name: "More about this message" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const edit = page.getByRole("textbox", { name: "Message to edit" });
  await expect(edit).toHaveValue("My number is 0801");
  await edit.fill("My number is 0802");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("My number is 0802")).toBeVisible();
  await expect(page.getByText("edited", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue("half a thought");
  await expect(staff.page.getByText("My number is 0802").first()).toBeVisible();

  // Removed: asked first.
  await page.getByRole("article").filter({ hasText: "And my PIN is 4711" }).getByRole("button", { name: "More about this message" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("You removed this message")).toBeVisible();
  await expect(staff.page.getByText("The author removed this message")).toBeVisible();
  await expect(staff.page.getByText("4711")).toHaveCount(0);

  // The keyboard reaches the menu; the team sees what it said before.
  const changed = staff.page.getByRole("article").filter({ hasText: "My number is 0802" });
  await changed.getByRole("button", { name: "More about this message" }).focus();
  await staff.page.keyboard.press("Enter");
  await staff.page.getByRole("menuitem", { name: "What it said before" }).click();
  await expect(staff.page.getByRole("dialog").getByText("My number is 0801")).toBeVisible();
  await expectAccessible(staff.page);
  await staff.page.keyboard.press("Escape");
  await changed.getByRole("button", { name: "More about this message" }).click();
  await staff.page.getByRole("menuitem", { name: "Remove" }).click();
  const dialog = staff.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove it" }).click();
  await expect(dialog.getByText("Say why it is removed.")).toBeVisible();
  await dialog.getByRole("textbox").fill("A phone number of somebody else");
  await dialog.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("A moderator removed this message")).toBeVisible();
  await staff.context.close();
});
