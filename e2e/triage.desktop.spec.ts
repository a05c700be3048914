import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("DK-6 an agent triages ten tickets by keyboard alone", async ({ page, context, instance }) => {
  // Ten replies, each with its five seconds of undo on a busy machine.
  test.setTimeout(150_000);
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const numbers: string[] = [];
  for (let i = 0; i < 10; i++) {
    const member = await addPerson(instance, `Member ${"abcdefghij"[i]}`);
    numbers.push((await call<{ number: string }>(instance, member, "POST", "/api/tickets", { subject: `Trouble number ${i + 1}`, description: `Details of trouble ${i + 1}.`, category: i % 2 ? "bug" : "payment" })).number);
  }
  await signIn(context, instance, kofi);
  await page.goto("/desk?view=unassigned");
  await expect(page.getByText("Trouble number 1", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/tickets\/HELP-/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  for (let i = 0; i < 10; i++) {
    const number = /HELP-\d+/.exec(page.url())?.[0] ?? "";
    await page.keyboard.press("i");
    await expect.poll(async () => (await call<{ assignee: { id: string } | null }>(instance, kofi, "GET", `/api/tickets/${number}`)).assignee?.id).toBe(kofi.id);
    await page.keyboard.press("r");
    const reply = page.getByRole("textbox", { name: /reply/i });
    await expect(reply).toBeFocused();
    await page.keyboard.type(`Looked at ${number}; it is put right.`);
    await page.keyboard.press("Control+Shift+Enter");
    if (i < 9) await expect(page).not.toHaveURL(new RegExp(number));
  }
  await expect.poll(async () => {
    const statuses = await Promise.all(numbers.map(async (n) => (await call<{ status: string }>(instance, kofi, "GET", `/api/tickets/${n}`)).status));
    return statuses.filter((s) => s === "resolved").length;
  }).toBe(10);
  await expectAccessible(page);
});
