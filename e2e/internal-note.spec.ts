import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const secret = "SUSPECTED-FRAUD-7781";

test("CV-9 an internal note never reaches the member: page, API, list, search, socket, mail", async ({ page, context, browser, instance }) => {
  const [ada, kofi] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Kofi Otieno", ["agent"])];
  await signIn(context, instance, ada);
  const frames: string[] = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))));
  const answers: string[] = [];
  page.on("response", (response) => { response.text().then((text) => answers.push(text), () => {}); });
  const ticket = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", { subject: "My bundle has not come", description: "I bought it an hour ago.", category: "payment" });
  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByText("I bought it an hour ago.").first()).toBeVisible();

  const agent = await browserOf(browser, instance, kofi, { viewport: { width: 1440, height: 900 } });
  await agent.page.goto(`/desk/tickets/${ticket.number}`);
  await expect(agent.page.getByText("I bought it an hour ago.").first()).toBeVisible();
  await agent.page.keyboard.press("n");
  await agent.page.getByRole("textbox", { name: /note/i }).fill(`${secret} please look before answering`);
  await agent.page.keyboard.press("Control+Enter");
  await expect(agent.page.getByRole("article").filter({ hasText: secret })).toBeVisible();
  await expectAccessible(agent.page);
  await call(instance, kofi, "POST", `/api/tickets/${ticket.number}/replies`, { clientId: crypto.randomUUID(), body: "We are on it." });
  await expect(page.getByText("We are on it.").first()).toBeVisible();
  await expectAccessible(page);
  await instance.mail.wait({ to: ada.email, subject: "Re: [" });

  await page.goto("/tickets");
  await page.reload();
  await expect(page.getByText(ticket.number).first()).toBeVisible();
  for (const path of [`/api/tickets/${ticket.number}`, `/api/tickets?q=${secret}`, "/api/tickets", `/api/conversations/${ticket.id}`, `/api/conversations/${ticket.id}/messages`, `/api/conversations/${ticket.id}/messages?after=0`, `/api/conversations/${ticket.id}/events`, "/api/conversations"]) {
    answers.push(JSON.stringify(await call(instance, ada, "GET", path)));
  }
  for (const path of [`/api/tickets/${ticket.number}/audit`, `/api/tickets/${ticket.number}/context`]) {
    expect((await fetch(instance.url + path, { headers: { cookie: ada.cookie } })).status).toBe(403);
  }
  const everything = [...answers, ...frames, ...instance.mail.mails.map((m) => `${m.subject} ${m.text} ${String(m.html)}`), await page.content()].join("\n");
  expect(everything).not.toContain(secret);
  // The test would see it if it were there: the database and the agent have it.
  const stored = await withOwner(instance, async (owner) => (await owner.query("SELECT 1 FROM messages WHERE body LIKE $1", [`%${secret}%`])).rowCount);
  expect(stored).toBe(1);
  await agent.context.close();
});
