import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call } from "./setup/cast.ts";
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
