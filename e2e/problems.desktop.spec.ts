import { randomUUID } from "node:crypto";
import { mpesaPromptReports } from "../presets/demo/outages/mpesa-prompt.ts";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

type Numbered = { id: string; number: string };

test("DK-13, DK-14 reports that look alike become a problem, one answer solves them all, and doubles are merged and split", async ({ page, context, instance, browser }) => {
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  const reporters = await Promise.all(mpesaPromptReports.slice(0, 10).map((_, i) => addPerson(instance, `Reporter ${"abcdefghij"[i]}`)));
  await signIn(context, instance, kofi);
  await page.goto("/desk");
  const reported: Numbered[] = [];
  for (const [i, who] of reporters.entries()) {
    const { subject, description, category } = mpesaPromptReports[i] ?? { subject: "", description: "", category: "payment" };
    reported.push(await call<Numbered>(instance, who, "POST", "/api/tickets", { subject, description, category }));
  }

  // The desk sees it by itself.
  await page.getByRole("link", { name: /reports look alike/ }).first().click();
  await expect(page.getByRole("heading", { name: /reports look alike/, level: 1 })).toBeVisible();
  await expect(page.getByText(/mpesa/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Title").fill("M-PESA prompts do not arrive");
  await page.getByLabel(/What those who report it are told/).fill("We know that M-PESA prompts do not arrive, and are on it.");
  await page.getByRole("button", { name: "Make it a problem" }).click();
  await expect(page.getByRole("heading", { name: "M-PESA prompts do not arrive", level: 1 })).toBeVisible();

  // Whoever reported it reads what is known.
  const member = await browser.newContext({ baseURL: instance.url });
  await signIn(member, instance, reporters[0] ?? kofi);
  const hers = await member.newPage();
  await hers.goto(`/tickets/${reported[0]?.number}`);
  await expect(hers.getByText("We know that M-PESA prompts do not arrive, and are on it.")).toBeVisible();

  // One answer to all of them, stopped once and sent then.
  const answer = page.getByLabel("Answer to everybody");
  await answer.fill("Prompts arrive again. Please try once more.");
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("The answer was stopped; nobody got it")).toBeVisible();
  await answer.fill("Prompts arrive again. Please try once more.");
  await page.getByRole("button", { name: /^Send to/ }).click();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  await expect(hers.getByText("Prompts arrive again. Please try once more.", { exact: true })).toBeVisible();
  await member.close();
});

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
