import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("AS-3 AS-4 DK-5 CH-7 DK-15 something is wrong, the bot hands off, an agent answers live, mail comes, it is solved, rated and opened again", async ({ page, context, browser, instance }) => {
  const ada = await addPerson(instance, "Ada Obi");
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  await signIn(context, instance, ada);

  await page.goto("/chat");
  const composer = page.getByRole("textbox");
  await composer.fill("I was charged twice for my data bundle this morning");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("This sounds serious. Shall I open a support ticket so that our team can track and resolve it?").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("group", { name: "Answers to choose from" }).getByRole("button", { name: /yes/i }).click();
  const numberText = page.getByText(/HELP-\d{5}/).first();
  await expect(numberText).toBeVisible();
  const number = /HELP-\d{5}/.exec(await numberText.innerText())?.[0] ?? "";
  const receipt = await instance.mail.wait({ to: ada.email, subject: number });
  expect(receipt.text).toContain("charged twice");

  // The agent finds it on the desk and answers; the member sees it at once, in the same window.
  const agent = await browserOf(browser, instance, kofi, { viewport: { width: 1440, height: 900 } });
  await agent.page.goto(`/desk/tickets/${number}`);
  await expect(agent.page.getByText("I was charged twice for my data bundle this morning").first()).toBeVisible();
  await agent.page.keyboard.press("r");
  await agent.page.getByRole("textbox", { name: /reply/i }).fill("Hello Ada, I can see both charges. One comes back to you today.");
  await agent.page.keyboard.press("Control+Enter");
  await expect(page.getByText("One comes back to you today.").first()).toBeVisible();
  const answer = await instance.mail.wait({ to: ada.email, subject: `Re: [${number}]` });
  expect(answer.text).toContain("One comes back to you today.");
  expect(answer.references).toBeTruthy();

  // The member goes on in the same window; the agent sees it without reloading.
  await page.getByRole("textbox").fill("Thank you, it is there now.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(agent.page.getByText("Thank you, it is there now.").first()).toBeVisible();
  await agent.page.getByRole("button", { name: "Resolve", exact: true }).click();
  // It leaves the open ones; nothing else waits.
  const list = agent.page.getByRole("region", { name: "Tickets" });
  await expect(list.getByText("No open tickets")).toBeVisible();

  const rating = page.getByRole("region", { name: "Rating" });
  await expect(rating).toBeVisible();
  await rating.locator("label").nth(4).click();
  await rating.getByRole("button", { name: /send/i }).click();
  await expect(rating.getByText(/thank/i)).toBeVisible();
  await expectAccessible(page);
  const rated = await call<{ rating: { score: number } | null }>(instance, kofi, "GET", `/api/tickets/${number}`);
  expect(rated.rating?.score).toBe(5);

  // It is not: the member opens it again, and it is back among the agent's open ones without reloading.
  await page.goto(`/tickets/${number}`);
  const again = page.getByRole("button", { name: "Not solved: open again" }).filter({ visible: true });
  await again.first().click();
  await expect(again).toHaveCount(0);
  await expect(page.getByText("You opened it again").first()).toBeVisible();
  await list.getByRole("link", { name: new RegExp(number) }).first().click();
  await expect(agent.page.getByText("Ada Obi opened it again").first()).toBeVisible();
  await expect(agent.page.getByText("You marked it as resolved").first()).toBeVisible();
  await agent.context.close();
});
