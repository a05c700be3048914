import { expectAccessible } from "./setup/axe.ts";
import { addPerson, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("CH-7 an admin looks at the mails about tickets, accounts and notices, as text and as they look", async ({ page, context, instance }) => {
  const nneka = await addPerson(instance, "Nneka Umeh", ["admin"]);
  await signIn(context, instance, nneka);
  await page.goto("/admin/mail");
  const choice = page.getByLabel("Mail", { exact: true });
  await expect(page.getByText("We have your message: HELP-00124")).toBeVisible();
  await expect(choice.locator("optgroup")).toHaveCount(3);
  await expectAccessible(page);
  for (const [title, words] of [["Confirm the address", "Confirm that this address is yours."], ["Invitation to the team", "Wanjiru Kamau invites you to the team"], ["Several notices in one mail", "Bayo Ade wrote to you (3)"]] as const) {
    await choice.selectOption(title);
    await expect(page.locator("pre")).toContainText(words);
    const [html] = await Promise.all([context.waitForEvent("page"), page.getByRole("link", { name: /See it as it looks/ }).click()]);
    await expect(html.getByText(words, { exact: false }).first()).toBeVisible();
    await html.close();
  }
});
