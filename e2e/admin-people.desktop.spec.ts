import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("AD-5 ID-12 ID-13 an admin finds a member, suspends them, lets them in again, writes a note, and erases them with a receipt", async ({ page, context, browser, instance }) => {
  const sade = await addPerson(instance, "Sade Bankole", ["super_admin"]);
  const ada = await addPerson(instance, "Ada Obi");
  await addPerson(instance, "Bayo Ade");
  await signIn(context, instance, sade);
  const member = await browserOf(browser, instance, ada);
  await member.page.goto("/tickets");

  await page.goto("/admin/people");
  await page.getByRole("searchbox").fill("ada o");
  await expect(page).toHaveURL(/q=ada/);
  await expect(page.getByRole("link", { name: /Bayo Ade/ })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("link", { name: /Ada Obi/ }).click();
  await expect(page.getByRole("heading", { name: "Ada Obi", level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Ban or suspend…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByText("Say why, in words that the person will read.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Sent the same advert to forty people");
  await dialog.getByLabel("For how long").selectOption("30");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText(/^Suspended until .* by Sade Bankole$/)).toBeVisible();
  // The open page of the member ends, within two seconds.
  await expect(member.page.getByText(/Sent the same advert to forty people/).first()).toBeVisible();
  await page.getByRole("button", { name: "Lift the suspension" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift the suspension" }).click();
  await expect(page.getByText(/^Suspended until .* by Sade Bankole$/)).toBeHidden();
  await expect(page.getByRole("list", { name: "Bans and suspensions" })).toContainText("Sent the same advert to forty people");

  await page.getByLabel("New note").fill("Says that a cousin used the phone");
  // By the key: on a phone the notice of the lifted suspension may lie over the button.
  await page.getByRole("button", { name: "Add note" }).press("Enter");
  await expect(page.getByRole("list", { name: "Notes of the team" })).toContainText("Says that a cousin used the phone");
  await expect(page.getByLabel("New note")).toHaveValue("");

  await page.getByRole("button", { name: "More actions for Ada Obi" }).click();
  await page.getByRole("menuitem", { name: "Erase…" }).click();
  await dialog.getByLabel("Reason").fill("Asked for it by letter");
  await dialog.getByLabel(/^Write .* to confirm/).fill("somebody");
  await dialog.getByRole("button", { name: "Erase at once" }).click();
  await expect(dialog.getByText("Write ada_obi here, exactly so.")).toBeVisible();
  await expect(dialog.getByLabel("Reason")).toHaveValue("Asked for it by letter");
  await dialog.getByLabel(/^Write .* to confirm/).fill("ada_obi");
  await dialog.getByRole("button", { name: "Erase at once" }).click();
  await expect(page).toHaveURL(/\/admin\/erasures\//);
  await expect(page.getByText("All is done.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/admin/people/${ada.id}`);
  await expect(page.getByText("Ada Obi")).toBeHidden();
  await expect(page.getByRole("button", { name: "Ban or suspend…" })).toBeHidden();
  await expect(page.getByRole("link", { name: "See the receipt" })).toBeVisible();
  await member.context.close();
});

test("ID-15 AD-7 an admin ends a colleague's account, giving the open work away; the palette finds people, and the navigation remembers what was closed", async ({ page, context, instance, isMobile }) => {
  const nneka = await addPerson(instance, "Nneka Eze", ["admin"]);
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const wanjiru = await addPerson(instance, "Wanjiru Kamau", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  const ticket = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", { subject: "Data is gone", description: "It was there yesterday.", category: "other" });
  await call(instance, nneka, "PUT", `/api/tickets/${ticket.id}/assignment`, { staffId: kofi.id });
  await signIn(context, instance, nneka);

  await page.goto("/admin/staff");
  const search = page.getByRole("button", { name: "Search pages, people and tickets" });
  await search.click();
  const bar = page.getByRole("combobox", { name: "Commands" });
  await bar.fill(ticket.number.toLowerCase());
  await expect(page.getByRole("option", { name: new RegExp(`${ticket.number} Data is gone`) })).toBeVisible();
  await bar.fill("kofi");
  await page.getByRole("option", { name: /Kofi Otieno/ }).click();
  await expect(page.getByRole("heading", { name: "Kofi Otieno", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "More actions for Kofi Otieno" }).click();
  await page.getByRole("menuitem", { name: "End the staff account…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Moved to Kisumu");
  await dialog.getByRole("button", { name: "End the account" }).click();
  await expect(dialog.getByText("Kofi Otieno still holds open work")).toBeVisible();
  await expect(dialog.getByText("1 ticket")).toBeVisible();
  await expect(dialog.getByLabel("Reason")).toHaveValue("Moved to Kisumu");
  await expectAccessible(page);
  await dialog.getByLabel("Give it to").selectOption({ label: "Wanjiru Kamau" });
  await dialog.getByRole("button", { name: "Give the work away and end the account" }).click();
  await expect(page.getByText("Left the staff").first()).toBeVisible();
  const given = await call<{ assignee: { id: string } | null }>(instance, nneka, "GET", `/api/tickets/${ticket.id}`);
  expect(given.assignee?.id).toBe(wanjiru.id);

  const openMenu = async () => (isMobile ? await page.getByRole("button", { name: /^Menu/ }).click() : undefined);
  const nav = page.getByRole("navigation", { name: "Administration" });
  await openMenu();
  await nav.getByRole("button", { name: "System" }).click();
  await expect(nav.getByRole("link", { name: "Audit log" })).toBeHidden();
  await page.reload();
  await openMenu();
  await expect(nav.getByRole("button", { name: "System" })).toHaveAttribute("aria-expanded", "false");
  await nav.getByRole("button", { name: "System" }).click();
  await nav.getByRole("link", { name: "Audit log" }).click();
  await expect(page).toHaveURL(/\/admin\/audit/);
  await expect(page.getByText("ended somebody's staff account").first()).toBeVisible();
  await expectAccessible(page);
});

test("AD-6 a setting tells who changed it from what to what, and an earlier value can be put back", async ({ page, context, instance }) => {
  const nneka = await addPerson(instance, "Nneka Eze", ["admin"]);
  for (const value of ["Kilimo Club", "Kilimo Helpdesk"]) await call(instance, nneka, "PUT", "/api/admin/settings/community.name", { value });
  await signIn(context, instance, nneka);
  await page.goto("/admin/settings?q=community.name");
  await page.getByRole("button", { name: "History of Name" }).click();
  const dialog = page.getByRole("dialog", { name: "History of Name" });
  await expect(dialog.getByText("Kilimo Club")).toHaveCount(2);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Put this value back: Kilimo Club" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Kilimo Club");
});
