import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const wide = { viewport: { width: 1440, height: 900 } };

test("DK-8 two agents on one ticket: they see each other, and a reply over another's asks first and keeps the text", async ({ browser, instance }) => {
  const [ada, kofi, wanjiru] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Kofi Otieno", ["agent"]), await addPerson(instance, "Wanjiru Kamau", ["agent"])];
  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  const [one, two] = [await browserOf(browser, instance, kofi, wide), await browserOf(browser, instance, wanjiru, wide)];
  await one.page.goto(`/desk/tickets/${ticket.number}`);
  await two.page.goto(`/desk/tickets/${ticket.number}`);
  await expect(one.page.getByText(/Wanjiru Kamau/).first()).toBeVisible();

  await one.page.keyboard.press("r");
  await one.page.getByRole("textbox", { name: /reply/i }).fill("I have asked the provider and wait for its answer.");
  // Wanjiru answers while Kofi writes: his page hears of it, and his draft survives.
  await call(instance, wanjiru, "POST", `/api/tickets/${ticket.number}/replies`, { clientId: crypto.randomUUID(), body: "It has been sent again just now." });
  await expect(one.page.getByText("It has been sent again just now.").first()).toBeVisible();
  await expect(one.page.getByRole("textbox", { name: /reply/i })).toHaveValue("I have asked the provider and wait for its answer.");
  await call(instance, wanjiru, "PUT", `/api/tickets/${ticket.number}/priority`, { priority: "high" });
  await expect(one.page.getByRole("textbox", { name: /reply/i })).toHaveValue("I have asked the provider and wait for its answer.");

  // Sent over what he has not seen, it asks first, shows what came, and keeps the text.
  await one.page.getByRole("textbox", { name: /reply/i }).press("Control+Enter");
  const asks = one.page.getByRole("alertdialog", { name: "Somebody wrote meanwhile" });
  await expect(asks).toContainText("Wanjiru Kamau wrote while you were writing. Your reply has not been sent.");
  await expect(asks).toContainText("It has been sent again just now.");
  await expect(asks.getByRole("button", { name: "Look first" })).toBeFocused();
  await expectAccessible(one.page);
  const bodies = async () => (await call<{ messages: { items: { body: string }[] } }>(instance, kofi, "GET", `/api/tickets/${ticket.number}`)).messages.items.map(({ body }) => body);
  expect(await bodies()).toEqual(["I bought it an hour ago.", "It has been sent again just now."]);
  await one.page.keyboard.press("Enter");
  await expect(asks).toBeHidden();
  await expect(one.page.getByRole("textbox", { name: /reply/i })).toBeFocused();
  await expect(one.page.getByRole("textbox", { name: /reply/i })).toHaveValue("I have asked the provider and wait for its answer.");

  // A claim that comes a moment too late says who has it.
  await call(instance, wanjiru, "PUT", `/api/tickets/${ticket.number}/assignment`, { staffId: wanjiru.id, expected: null });
  const late = await fetch(`${instance.url}/api/tickets/${ticket.number}/assignment`, { method: "PUT", headers: { cookie: kofi.cookie, "content-type": "application/json" }, body: JSON.stringify({ staffId: kofi.id, expected: null }) });
  expect(late.status).toBe(409);
  expect(JSON.stringify(await late.json())).toContain("Wanjiru Kamau");
  await one.context.close();
  await two.context.close();
});

test("CV-6 CV-9 a member sees that an answer is being written, and never that a note is", async ({ browser, instance }) => {
  const [ada, kofi] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Kofi Otieno", ["agent"])];
  const ticket = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  const [member, agent] = [await browserOf(browser, instance, ada), await browserOf(browser, instance, kofi, wide)];
  await member.page.goto(`/tickets/${ticket.number}`);
  await agent.page.goto(`/desk/tickets/${ticket.number}`);
  const sign = member.page.getByText("Kofi Otieno is typing…");
  const write = async (field: string, until: () => Promise<void>) => {
    const area = agent.page.getByRole("textbox", { name: field });
    // The sign stands for three seconds: whoever watches from now on sees it with one of the next letters.
    await expect(async () => {
      await area.press("a");
      await until();
    }).toPass({ intervals: [300] });
  };
  await write("Reply to Ada Obi", () => expect(sign).toBeVisible({ timeout: 1_000 }));
  await expect(sign).toBeHidden();
  await agent.page.keyboard.press("Escape");
  await agent.page.keyboard.press("n");
  // The team's own sign has gone out with the same letters, so the member's would have come by now.
  const colleague = await browserOf(browser, instance, await addPerson(instance, "Wanjiru Kamau", ["agent"]), wide);
  await colleague.page.goto(`/desk/tickets/${ticket.number}`);
  await write("Note for the team", () => expect(colleague.page.getByTitle("Kofi Otieno is writing")).toBeVisible({ timeout: 1_000 }));
  expect(await sign.count()).toBe(0);
  for (const { context } of [member, agent, colleague]) await context.close();
});
