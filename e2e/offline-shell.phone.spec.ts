import type { Page } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn, type Actor } from "./setup/cast.ts";
import type { Instance } from "./setup/server.ts";
import { expect, test } from "./setup/test.ts";

test.use({ serviceWorkers: "allow" });

const open = (instance: Instance, who: Actor, subject: string) =>
  call<{ number: string }>(instance, who, "POST", "/api/tickets", { clientId: crypto.randomUUID(), subject, description: `${subject}, since this morning.`, category: "other", priority: "medium" });

/** The worker holds all that it keeps, and this browser has written down what was read. */
async function kept(page: Page, person: Actor): Promise<void> {
  await page.evaluate(() => Promise.race([navigator.serviceWorker.ready, new Promise((_, refuse) => setTimeout(() => refuse(new Error("The worker was not installed")), 15_000))]));
  await expect.poll(() => page.evaluate(() => localStorage.getItem("baraza:kept"))).toBe(person.id);
  // What was read is gathered for a moment before it is written.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === "baraza-kept"))).toBe(true);
  await page.waitForTimeout(1_700);
}

test("XX-2 opened without a network, the app shows one's list and last thread, says from when they are, and goes on when the network is back", async ({ page, context, instance }) => {
  const ada = await addPerson(instance, "Ada Obi");
  const { number } = await open(instance, ada, "Data bundle missing");
  await signIn(context, instance, ada);
  await page.goto("/tickets");
  await page.getByRole("link", { name: /Data bundle missing/ }).click();
  await expect(page.getByText("Data bundle missing, since this morning.").first()).toBeVisible();
  await kept(page, ada);

  await context.setOffline(true);
  await page.goto("/tickets");
  await expect(page.getByRole("link", { name: /Data bundle missing/ })).toBeVisible();
  await expect(page.getByText(/You are offline\..*What you see is from \d/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/tickets/${number}`);
  await expect(page.getByText("Data bundle missing, since this morning.").first()).toBeVisible();
  await expect(page.getByRole("textbox")).toBeEditable();
  // A help page that was never read here says so inside the app, instead of the browser's own error page.
  await page.goto("/help");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();

  await page.goto("/tickets");
  await expect(page.getByRole("link", { name: /Data bundle missing/ })).toBeVisible();
  await open(instance, ada, "Refund for June");
  await context.setOffline(false);
  await expect(page.getByRole("link", { name: /Refund for June/ })).toBeVisible();
  await expect(page.getByText(/You are offline/)).toBeHidden();
});

test("XX-2 on a shared phone nothing of the last person is left: not after signing out, and not when their session has ended", async ({ page, context, instance }) => {
  const ada = await addPerson(instance, "Ada Obi");
  const baraka = await addPerson(instance, "Baraka Juma");
  await open(instance, ada, "A private matter");
  await signIn(context, instance, ada);
  await page.goto("/tickets");
  await expect(page.getByRole("link", { name: /A private matter/ })).toBeVisible();
  await kept(page, ada);

  // Somebody else's session in the same browser, without a sign-out before.
  await signIn(context, instance, baraka);
  await page.goto("/tickets");
  await expect(page.getByText("No tickets yet")).toBeVisible();
  await kept(page, baraka);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText("No tickets yet")).toBeVisible();
  await expect(page.getByText("A private matter")).toHaveCount(0);
  await context.setOffline(false);

  await page.goto("/tickets");
  await page.getByRole("button", { name: /Account of Baraka/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await page.evaluate(async () => [localStorage.getItem("baraza:kept"), (await indexedDB.databases()).map(({ name }) => name), await caches.has("baraza-thumbnails")])).toEqual([null, expect.not.arrayContaining(["baraza-kept"]), false]);
  await context.setOffline(true);
  await page.goto("/tickets");
  await expect(page.getByText("You are offline. What you write is kept and can be sent when the connection is back.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByText("A private matter")).toHaveCount(0);
});
