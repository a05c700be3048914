import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("DK-11 an admin makes a promise after trying it; an agent sees the ticket's clock run, and the answer keeps it", async ({ page, context, browser, instance }) => {
  const admin = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const agent = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const member = await addPerson(instance, "Ada Obi");
  const open = (subject: string, priority: string) => call<{ id: string; number: string }>(instance, member, "POST", "/api/tickets", { subject, description: `${subject}, since this morning.`, category: "payment", priority });
  await open("The first one", "high");

  await signIn(context, instance, admin);
  await page.goto("/admin/sla");
  await page.getByRole("button", { name: "New calendar" }).click();
  await page.getByLabel("Name").fill("Nairobi office");
  await page.getByLabel("Holidays").fill("12 December Jamhuri Day");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“12 December Jamhuri Day”: begin each line with a date such as 2026-12-25.")).toBeVisible();
  await page.getByLabel("Holidays").fill("2026-12-12 Jamhuri Day");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("1 holiday")).toBeVisible();

  await page.getByRole("button", { name: "Add the first promise" }).click();
  await page.getByRole("button", { name: /^Small team, office hours/ }).click();
  await expect(page.getByLabel("Which hours count")).toHaveValue(/./);
  await expect(page.getByLabel("Next answer")).toHaveValue("8 h");
  await page.getByLabel("Name").fill("Payments first");
  await page.getByLabel("First answer").fill("soon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write a time such as 30 min, 4 h or 2 d.")).toBeVisible();
  await page.getByLabel("First answer").fill("1 h");
  await page.getByLabel("Which hours count").selectOption({ label: "Every hour" });
  await page.getByLabel("High", { exact: true }).check();
  await page.getByRole("button", { name: "Try it on the last 100 tickets" }).click();
  await expect(page.getByText("It would fit 1 of the last 1 tickets.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("First answer: 1 h")).toBeVisible();

  const promised = await open("Charged twice", "high");
  const desk = await browserOf(browser, instance, agent, { viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await desk.page.goto(`/desk/tickets/${promised.number}`);
  const clock = desk.page.getByTitle("By the promise “Payments first”").filter({ hasText: "First answer" });
  await expect(clock).toContainText(/First answer due in 5\d min/);
  // What counted is read without a mouse.
  await clock.getByText("of 1 h used").press("Enter");
  await expect(clock.getByRole("listitem").filter({ hasText: "counted" })).toBeVisible();
  await expectAccessible(desk.page);
  await call(instance, agent, "POST", `/api/tickets/${promised.number}/replies`, { clientId: crypto.randomUUID(), body: "We are looking into it." });
  await expect(clock).toContainText(/kept, after/);
  await desk.context.close();
});
