import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

type Numbered = { id: string; number: string };
const promise = { name: "Payments", priorities: [], categories: ["payment"], channels: [], calendarId: null, firstResponseMinutes: 60, nextResponseMinutes: null, resolutionMinutes: null, warnPercent: 80, escalation: { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null }, enabled: true };

test("DK-6 DK-11 the list is a table with one's own columns and says by when each ticket is due; it makes room for a ticket, and Back leads to it again", async ({ page, context, instance }) => {
  const admin = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  await call(instance, admin, "POST", "/api/desk/sla/policies", promise);
  const make = (subject: string, category: string) => call<Numbered>(instance, ada, "POST", "/api/tickets", { subject, description: `${subject}, please look.`, category });
  const promised = await make("Charged twice", "payment"), other = await make("Button is grey", "bug");
  await signIn(context, instance, kofi);
  await page.goto("/desk?view=all_open");
  const row = page.getByRole("link", { name: /Charged twice/ });
  await expect(row).toContainText(/due in (59 min|1 h)/);
  await expect(page.getByRole("link", { name: /Button is grey/ })).not.toContainText("due");
  await expectAccessible(page);

  // By keyboard: a column more, one less, and they stay.
  await page.getByRole("button", { name: "Columns" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "Category" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("checkbox", { name: "Assignee" }).uncheck();
  await page.getByRole("checkbox", { name: "Changed" }).check();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(row).toContainText("Payment");
  await expect(row).not.toContainText("Unassigned");
  // A head orders the list, and pressed again the other way round.
  await page.getByRole("button", { name: "Changed" }).click();
  await expect(page.locator("[data-row]").first()).toContainText(other.number);
  await page.getByRole("button", { name: "Changed" }).click();
  await expect(page.locator("[data-row]").first()).toContainText(promised.number);

  await row.click();
  await expect(page.getByRole("heading", { name: "Charged twice" })).toBeVisible();
  await expect(row).toContainText("due in");
  await page.goBack();
  await expect(page.getByRole("button", { name: "Columns" })).toBeVisible();
  await expect(page).toHaveURL(/\/desk\?/);

  // Its time runs out while one looks: in words, with a sign.
  await withOwner(instance, (owner) => owner.query("UPDATE desk_sla_clocks SET due_at = now() - interval '2 hours', breached_at = now() - interval '2 hours', state = 'breached' WHERE ticket_id = $1", [promised.id]));
  await page.reload();
  await expect(row).toContainText("overdue 2 h");
});

test("DK-13 CV-13 an agent sees that a second question was merged in, that an answer is not mailed, and that two people's tickets go under a problem; notices cover no control", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi"), bayo = await addPerson(instance, "Bayo Ade");
  const make = (who: typeof ada, subject: string) => call<Numbered>(instance, who, "POST", "/api/tickets", { subject, description: `${subject}, please look.`, category: "other" });
  const first = await make(ada, "Wallet shows nothing"), second = await make(ada, "Photo is gone"), his = await make(bayo, "Wallet is empty");
  await call(instance, kofi, "PUT", `/api/tickets/${second.id}/merge`, { into: first.id });
  await withOwner(instance, (owner) => owner.query("UPDATE identity_people SET email_verified = false WHERE id = $1", [ada.id]));
  await signIn(context, instance, kofi);
  await page.goto(`/desk/tickets/${first.number}`);
  await expect(page.getByText("Not mailed: Ada Obi has not confirmed")).toBeVisible();
  await page.getByRole("button", { name: /Also asked here: Photo is gone/ }).click();
  await expect(page.getByRole("dialog").getByText("Photo is gone, please look.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  // Undo of a claim: its notice lies over the thread, and everything below can be pressed.
  await call(instance, kofi, "POST", `/api/tickets/${first.id}/notes`, { clientId: randomUUID(), body: "Looking" });
  await page.getByRole("button", { name: "Link, merge, split" }).click();
  await page.getByRole("menuitem", { name: "Merge into another ticket" }).click();
  await page.getByLabel("Which ticket?").fill(his.number.replace(/-0+/, "-").toLowerCase());
  await expect(page.getByText(`${his.number} is Bayo Ade’s ticket`)).toBeVisible();
  await page.getByRole("button", { name: "Join both under a problem" }).click();
  await page.getByRole("radio", { name: /new problem/i }).check();
  await page.getByRole("button", { name: "Add to a problem" }).click();
  const notice = page.locator("[data-sonner-toast]");
  await expect(notice).toContainText(`${first.number} and ${his.number} are now part of problem`);
  const field = page.getByRole("textbox", { name: /Reply/ });
  await field.fill("We are on it");
  await page.getByRole("button", { name: "Nobody" }).focus();
  await page.keyboard.press("i");
  const undo = page.getByRole("button", { name: /^Undo/ }).last();
  await expect(undo).toBeVisible();
  for (const size of [{ width: 1440, height: 900 }, { width: 768, height: 1024 }, { width: 360, height: 640 }]) {
    await page.setViewportSize(size);
    // Notices follow the page within a moment.
    for (const control of [page.getByRole("button", { name: /^Send/ }).first(), field, page.getByRole("button", { name: "Resolve" }), undo]) await expect.poll(() => isFree(control)).toBe(true);
  }
});

/** Whether what is in the middle of a control is the control: nothing lies over it. */
function isFree(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  });
}
