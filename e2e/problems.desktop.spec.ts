import { randomUUID } from "node:crypto";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

type Numbered = { id: string; number: string };

test("DK-13 two tickets of one person are merged and the merge is undone; what was typed survives; messages are split off", async ({ page, context, instance }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const ada = await addPerson(instance, "Ada Obi");
  const make = (subject: string) => call<Numbered>(instance, ada, "POST", "/api/tickets", { subject, description: `${subject}, please look.`, category: "other" });
  const first = await make("Wallet shows nothing"), second = await make("Wallet is empty");
  await call(instance, ada, "POST", `/api/tickets/${second.id}/replies`, { clientId: randomUUID(), body: "And my photo is gone too" });
  await signIn(context, instance, kofi);
  await page.goto(`/desk/tickets/${first.number}`);
  const field = page.getByRole("textbox", { name: /Reply/ });
  await field.fill("Half a thought");
  await page.getByRole("button", { name: "Link, merge, split" }).click();
  await page.getByRole("menuitem", { name: "Merge into another ticket" }).click();
  await page.getByRole("radio", { name: /Wallet is empty/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Merge into ${second.number}` }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${second.number}`));

  // The old number leads there, with its messages and what was typed.
  await page.goto(`/desk/tickets/${first.number}`);
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${second.number}`));
  await expect(page.getByRole("textbox", { name: /Reply/ })).toHaveValue("Half a thought");
  await page.getByRole("button", { name: new RegExp(first.number) }).first().click();
  await expect(page.getByText("Wallet shows nothing, please look.")).toBeVisible();
  await page.getByRole("button", { name: `Undo the merge of ${first.number}` }).click();
  await page.getByRole("button", { name: "Undo the merge", exact: true }).click();
  await expect(page.getByText(`The merge of ${first.number} was undone`)).toBeVisible();

  await page.getByRole("button", { name: "Link, merge, split" }).click();
  await page.getByRole("menuitem", { name: "Split messages off" }).click();
  await page.getByLabel("Subject of the new ticket").fill("Photo is gone");
  await page.getByRole("checkbox", { name: /And my photo is gone too/ }).check();
  await page.getByRole("button", { name: "Split off" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Photo is gone" })).toBeVisible();
  await expect(page.getByText("Split from")).toBeVisible();
});
