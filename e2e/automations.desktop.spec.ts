import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("DK-12 an admin writes a rule in sentences, tries it on the last tickets, orders it by keys; the ticket says what it did and why", async ({ page, context, browser, instance }) => {
  const admin = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const agent = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const member = await addPerson(instance, "Ada Obi");
  const open = (subject: string, category: string) => call<{ number: string }>(instance, member, "POST", "/api/tickets", { subject, description: `${subject}, since this morning.`, category });
  await open("Paid twice", "payment");

  await signIn(context, instance, admin);
  await page.goto("/admin/automations");
  await page.getByRole("button", { name: "Write the first rule" }).click();
  const editor = page.getByRole("dialog", { name: "New rule" });
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(editor.getByText("Give it a name.")).toBeVisible();
  await editor.getByLabel("Name").fill("Payments first");
  await editor.getByRole("button", { name: "Add a condition" }).click();
  await editor.getByLabel("Payment", { exact: true }).check();
  await editor.getByRole("button", { name: "Add a step" }).click();
  await editor.getByRole("group", { name: "Step 2" }).getByLabel("What to do").selectOption({ label: "Reply to the requester" });
  await editor.getByLabel("What it says").fill("Hello {{requester.firstname}}, we look into it.");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(editor.getByText("There is no variable “requester.firstname”. Choose one of the list.").or(editor.getByText('There is no variable "requester.firstname". Choose one of the list.')).first()).toBeVisible();
  await editor.getByLabel("What it says").fill("Hello {{requester.firstName}}, we look into it.");
  await editor.getByRole("button", { name: "Try it on the last 100 tickets" }).click();
  await expect(editor.getByText(/It would have run on 1 of the last/)).toBeVisible();
  await expect(editor.getByText("Set the priority to High and reply to the requester")).toBeVisible();
  await expectAccessible(page);
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("When a ticket is opened, if the category is Payment, then set the priority to High and reply to the requester.")).toBeVisible();

  await page.getByRole("button", { name: "New rule" }).click();
  await editor.getByLabel("Name").fill("Second");
  await editor.getByLabel("What happens").selectOption({ label: "A ticket has been in a status for some time" });
  await editor.getByLabel("For how many hours").fill("72");
  await editor.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Move Second up" }).press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Saved by" }).first()).toContainText("Second");
  await expectAccessible(page);

  const { number } = await open("Charged twice", "payment");
  const desk = await browserOf(browser, instance, agent, { viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await desk.page.goto(`/desk/tickets/${number}`);
  await expect(desk.page.getByText("Set the priority to High and reply to the requester, by the rule “Payments first”, because the category is Payment")).toBeVisible();
  await expect(desk.page.getByRole("region", { name: `Thread of ${number}` }).getByText("Hello Ada, we look into it.")).toBeVisible();
  await expect(desk.page.getByText(/changed the priority/)).toHaveCount(0);
  await expectAccessible(desk.page);
  await desk.context.close();

  const grip = (name: string) => page.getByRole("listitem").filter({ hasText: name }).getByTitle("Drag it to another place");
  const [lower, upper] = [await grip("Payments first").boundingBox(), await grip("Second").boundingBox()];
  if (!lower || !upper) throw new Error("the rules have no grips");
  await page.mouse.move(lower.x + 8, lower.y + 20);
  await page.mouse.down();
  await page.mouse.move(lower.x + 8, upper.y + 30, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole("status").filter({ hasText: "Payments first is now at place 1 of 2" })).toBeAttached();
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "Saved by" }).first()).toContainText("Payments first");

  await page.getByRole("button", { name: "Change Payments first" }).click();
  const change = page.getByRole("dialog");
  await change.getByRole("group", { name: "Step 1" }).getByLabel("To", { exact: true }).selectOption({ label: "Urgent" });
  await change.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("then set the priority to Urgent")).toBeVisible();
  await page.getByRole("button", { name: "History of Payments first" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: number })).toBeVisible();
  await page.getByRole("tab", { name: "Earlier versions" }).click();
  await expect(page.getByText("No longer a step: set the priority to High.")).toBeVisible();
  await page.getByRole("button", { name: "Put version 1 back" }).click();
  await expect(page.getByText("New step: set the priority to High.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Put version 1 back now" }).click();
  await expect(page.getByText("Version 3")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("When a ticket is opened, if the category is Payment, then set the priority to High and reply to the requester.")).toBeVisible();
});
