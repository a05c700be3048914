import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("DK-9 an agent writes a macro, sees what it will do, leaves a part out, takes the reply back with all of it, and sends it", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  const { number } = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "Charged twice", description: "I was charged twice.", category: "payment" });
  await signIn(context, instance, kofi);

  await page.goto("/admin/canned-replies");
  await page.getByRole("button", { name: /Write the first one/ }).click();
  await page.getByLabel("Shortcut").fill("refund");
  await page.getByLabel("Title").fill("Refund is on its way");
  await page.getByLabel("Reply", { exact: true }).fill("Hi {{requester.firstName}}, we have sent it back.");
  await page.getByLabel("Status").selectOption("pending");
  await page.getByLabel("Priority").selectOption("high");
  await page.getByLabel("Add tags").fill("refund, bank");
  await page.getByLabel("Assign to").selectOption("me");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/tag refund, bank/)).toBeVisible();

  await page.goto(`/desk/tickets/${number}`);
  const field = page.getByRole("textbox", { name: "Reply to Ada Obi" });
  await field.fill("/ref");
  await field.press("Enter");
  await expect(field).toHaveValue("Hi Ada, we have sent it back.");
  const also = page.getByRole("list", { name: "Also:" });
  await also.getByRole("button", { name: /Leave out: priority/ }).click();
  await expect(also.getByRole("button")).toHaveCount(3);
  await expectAccessible(page);
  // What is begun survives a reload.
  await page.reload();
  await expect(also.getByRole("button")).toHaveCount(3);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(field).toHaveValue("Hi Ada, we have sent it back.");
  await expect(also.getByRole("button")).toHaveCount(3);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(async () => {
    const { status, priority, tags, assignee } = await call<{ status: string; priority: string; tags: string[]; assignee: { id: string } | null }>(instance, kofi, "GET", `/api/tickets/${number}`);
    return { status, priority, tags, assignee: assignee?.id };
  }).toEqual({ status: "pending", priority: "medium", tags: ["refund", "bank"], assignee: kofi.id });
});
