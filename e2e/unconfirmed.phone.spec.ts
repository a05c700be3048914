import { randomUUID } from "node:crypto";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

test("ID-2 whoever has not confirmed the address reads before typing that they can write to nobody yet, and gets help all the same; a block shows on the member's page", async ({ page, instance }) => {
  const brian = await addPerson(instance, "Brian Otieno");
  const password = "mbuyu-na-twiga-7", headers = { origin: instance.url };
  // Brian's address: it signs up and in like any other, to an account of its own.
  for (const [username, email] of [["amina", "amina@example.com"], ["amina_two", brian.email]] as const) {
    expect((await page.request.post("/api/auth/sign-up/email", { data: { name: "Amina Yusuf", username, email, password }, headers })).status()).toBe(200);
    expect((await page.request.post("/api/auth/sign-in/email", { data: { email, password }, headers })).status()).toBe(200);
    expect(await (await page.request.get("/api/me")).json()).toMatchObject({ email, emailVerified: false, person: { username } });
  }
  const opened = (await call(instance, brian, "POST", "/api/conversations", { kind: "direct", withUsername: "amina_two" })) as { id: string };

  await page.goto(`/messages/${opened.id}`);
  await expect(page.getByText("Confirm your email address first: then you can write to members.")).toBeVisible();
  await expect(page.getByText("Confirm your email address to write.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Message to/ })).not.toBeEditable();
  await expectAccessible(page);
  await page.goto("/messages/new");
  await expect(page.getByRole("link", { name: "Confirm my address" })).toHaveAttribute("href", "/account");

  await page.goto(`/members/${brian.username}`);
  await expect(page.getByText("You can ask for help at once.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write a message" })).toHaveCount(0);
  await page.getByRole("button", { name: "Block" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Block" }).click();
  await expect(page.getByText("You have blocked Brian Otieno.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Take the block back" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take the block back" }).click();
  await expect(page.getByText("You have blocked Brian Otieno.")).toHaveCount(0);

  // The help bot speaks the language of the account.
  expect((await page.request.patch("/api/me", { data: { locale: "sw" }, headers })).status()).toBe(200);
  await page.goto("/chat");
  await expect(page.getByText("Habari! Mimi ni roboti ya msaada")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ongea na mtu" })).toBeVisible();
});

test("CH-7 after sign-up one reads that a mail was sent; until the address is confirmed, ticket and desk say what is not mailed, and nobody reloads for it to be over", async ({ page, context, browser, instance }) => {
  const amina = { name: "Amina Yusuf", username: "amina", email: "amina@example.com", password: "mbuyu-na-twiga-7" };
  const headers = { origin: instance.url };
  expect((await page.request.post("/api/auth/sign-up/email", { data: amina, headers })).status()).toBe(200);
  expect((await page.request.post("/api/auth/sign-in/email", { data: { email: amina.email, password: amina.password }, headers })).status()).toBe(200);
  const opened = await page.request.post("/api/tickets", { data: { subject: "Card charged twice", description: "See my statement.", category: "payment", priority: "medium", clientId: randomUUID() }, headers });
  const { number } = (await opened.json()) as { number: string };
  const wanjiru = await addPerson(instance, "Wanjiru Kamau", ["agent"]);
  await call(instance, wanjiru, "POST", `/api/tickets/${number}/replies`, { clientId: randomUUID(), body: "We look into it." });

  await page.goto("/tickets");
  await expect(page.getByText("We have sent a mail with a link to amina@example.com.", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send a new link" })).toBeVisible();
  await expectAccessible(page);
  const thread = await context.newPage();
  await thread.goto(`/tickets/${number}`);
  await expect(thread.getByText("You get no mail about this until your address is confirmed.").first()).toBeVisible();
  const desk = await browserOf(browser, instance, wanjiru, { viewport: { width: 1440, height: 900 } });
  await desk.page.goto(`/desk/tickets/${number}`);
  await expect(desk.page.getByText("Not mailed: Amina Yusuf has not confirmed", { exact: false })).toBeVisible();

  const link = /https?:\/\/\S+\/verify\?token=[^\s<>"]+/.exec((await instance.mail.wait({ to: amina.email })).text ?? "")?.[0] ?? "";
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(instance.url + new URL(link).pathname + new URL(link).search);
  await expect(elsewhere.getByText("answers to your tickets", { exact: false })).toBeVisible();
  await call(instance, wanjiru, "POST", `/api/tickets/${number}/replies`, { clientId: randomUUID(), body: "Sent back." });
  await expect(desk.page.getByText("Sent back.").first()).toBeVisible();
  await expect(desk.page.getByText("Not mailed", { exact: false })).toHaveCount(0);
  await expect(thread.getByText("Mail about this was held back, as your address was not confirmed then.").first()).toBeVisible();
  await expect(thread.getByRole("link", { name: "Confirm it" })).toHaveCount(0);
  await expect(page.getByText("We have sent a mail", { exact: false })).toHaveCount(0);
});
