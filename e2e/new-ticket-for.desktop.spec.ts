import type { Page } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

/** Chooses a member by keyboard: opens the list, types, and takes the first that is found. */
async function choose(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Member/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(typed);
  await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Member/ })).toContainText(name);
}

test("DK-1 an agent opens a ticket for a member who called, by keyboard: what is wrong stands at the fields, nothing typed is lost, and the member has it", async ({ page, context, browser, instance }) => {
  const [kofi, ada, bayo] = [await addPerson(instance, "Kofi Otieno", ["agent"]), await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  await withOwner(instance, (owner) => owner.query("INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'Spam', now())", [bayo.id]));
  await signIn(context, instance, kofi);
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "New ticket" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("New ticket for a member");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Open a ticket for a member" })).toBeVisible();
  await expectAccessible(page);

  // Sent empty it says at each field what is missing, and the first has the focus.
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByText("Choose whose ticket it is.")).toBeVisible();
  await expect(page.getByText("Choose what it is about.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Member/ })).toBeFocused();
  await expectAccessible(page);

  // Who can't be chosen says why; who is not found is said.
  await page.keyboard.press("Enter");
  await page.keyboard.type("bayo");
  await expect(page.getByRole("option", { name: /Bayo Ade/ })).toContainText("Deactivated");
  await expect(page.getByRole("option", { name: /Bayo Ade/ })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("nobody at all");
  await expect(page.getByText("Nobody here is called “nobody at all”.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await choose(page, "ada_obi@", "Ada Obi");
  await expect(page.getByText("Choose whose ticket it is.")).toBeHidden();

  await page.getByRole("combobox", { name: "Category" }).selectOption("payment");
  await page.getByRole("combobox", { name: "Priority" }).selectOption("urgent");
  await page.getByRole("textbox", { name: "Subject" }).fill("ab");
  await page.getByRole("textbox", { name: "What did they say?" }).fill("She called: the bundle of this morning was charged twice.");
  await expect(page.getByText("Say in a few words what it is about.")).toBeVisible();
  await page.getByRole("textbox", { name: "Subject" }).fill("x".repeat(201));
  await expect(page.getByText("Keep the subject to 200 characters.")).toBeVisible();
  await page.getByRole("textbox", { name: "Subject" }).fill("Charged twice, by phone");

  // Without a connection it says so; the text is there, also after a reload.
  await context.setOffline(true);
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Charged twice, by phone");
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Charged twice, by phone");
  await expect(page.getByRole("button", { name: /^Member/ })).toContainText("Ada Obi");

  // The answer to the first try is lost: tried again it is the same ticket.
  let tries = 0;
  await page.route("**/api/tickets", async (route) => {
    tries++;
    if (tries > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.getByRole("button", { name: "Open the ticket" }).click();
  await expect(page).toHaveURL(/\/desk\/tickets\/HELP-\d+/);
  await expect(page.getByText("You opened this ticket for Ada Obi")).toBeVisible();
  await expectAccessible(page);
  const { items } = await call<{ items: { number: string; subject: string; priority: string }[] }>(instance, ada, "GET", "/api/tickets");
  expect(items).toMatchObject([{ subject: "Charged twice, by phone", priority: "urgent" }]);
  const number = items[0]?.number ?? "";
  const receipt = await instance.mail.wait({ to: ada.email, subject: number });
  expect(receipt.text).toContain("the bundle of this morning was charged twice");

  // The member sees who opened it.
  const hers = await browserOf(browser, instance, ada);
  await hers.page.goto(`/tickets/${number}`);
  await expect(hers.page.getByText("She called: the bundle of this morning was charged twice.").first()).toBeVisible();
  await expect(hers.page.getByText(/team opened/i).first()).toBeVisible();
  await hers.context.close();

  // From the ticket there is a way to the next one for the same person; the form has nothing of the first.
  await page.getByRole("link", { name: "New ticket for Ada Obi" }).click();
  await expect(page.getByRole("button", { name: /^Member/ })).toContainText("Ada Obi");
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("");
});

test("DK-1 who may not open tickets for others has neither the button nor the page", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  await withOwner(instance, (owner) => owner.query("INSERT INTO identity_permission_overrides (person_id, permission, effect, set_by, set_at) VALUES ($1, 'ticket.create_for_others', 'deny', $1, now())", [kofi.id]));
  await signIn(context, instance, kofi);
  await page.goto("/desk");
  await expect(page.getByRole("button", { name: /^Filters/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "New ticket" })).toHaveCount(0);
  await page.goto("/desk/new");
  await expect(page.getByText("Open a ticket for a member")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
});
