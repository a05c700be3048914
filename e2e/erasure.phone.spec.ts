import type { BrowserContext } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, type Actor } from "./setup/cast.ts";
import { member, password } from "./setup/member.ts";
import type { Instance } from "./setup/server.ts";
import { expect, test } from "./setup/test.ts";

async function askedTicket(context: BrowserContext, instance: Instance, agent: Actor): Promise<string> {
  const opened = await context.request.post("/api/tickets", {
    data: { clientId: crypto.randomUUID(), subject: "My parcel", description: "It stands before the wrong door.", category: "other", priority: "high" }, headers: { origin: instance.url },
  });
  const { number } = (await opened.json()) as { number: string };
  await call(instance, agent, "POST", `/api/tickets/${number}/replies`, { clientId: crypto.randomUUID(), body: "The courier fetches it tomorrow." });
  return number;
}

test("ID-13 a member asks for the end of the account, changes their mind, asks again; it is done, and the team can still read its side", async ({ page, context, browser, instance }) => {
  const { id } = await member(context, instance);
  const admin = await addPerson(instance, "Kofi Otieno", ["super_admin"]);
  const number = await askedTicket(context, instance, admin);

  await page.goto("/account/data");
  const ask = async () => {
    await page.getByRole("button", { name: "Delete my account…" }).click();
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: "Delete my account", exact: true }).click();
    await expect(page.getByText(/Your account will be deleted on/).first()).toBeVisible();
  };
  await page.getByRole("button", { name: "Delete my account…" }).click();
  await page.getByLabel("Your password").fill("not my password");
  await page.getByRole("button", { name: "Delete my account", exact: true }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await ask();

  // On every page, until somebody presses the button.
  await page.goto("/tickets");
  await expect(page.getByText(/Your account will be deleted on/)).toBeVisible();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByText("Your account stays")).toBeVisible();
  await expect(page.getByText(/Your account will be deleted on/)).toBeHidden();

  await page.goto("/account/erasure");
  await ask();
  await page.goto(`/tickets/${number}`);
  await expect(page.getByText("The courier fetches it tomorrow.").first()).toBeVisible();
  await call(instance, admin, "PUT", `/api/people/${id}/erasure`, { reason: "Asked for twice, by phone too" });
  // A request of the page may learn of it before the socket's word has come: then it is signed out without the reason.
  await expect(page.getByText(/Your account was deleted|You have been signed out/).first()).toBeVisible();

  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill("amina@example.com");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The name and the password do not fit together.", { exact: false })).toBeVisible();

  const desk = await browserOf(browser, instance, admin, { viewport: { width: 1440, height: 900 } });
  await desk.page.goto(`/desk/tickets/${number}`);
  await expect(desk.page.getByText("The courier fetches it tomorrow.").first()).toBeVisible();
  await expect(desk.page.getByText("[message from a deleted account]").first()).toBeVisible();
  await expect(desk.page.getByText("It stands before the wrong door.")).toHaveCount(0);
  await desk.context.close();
});

test("ID-12 a suspension ends an open page within 2 seconds, says why and until when, and what was typed can be copied", async ({ page, context, instance }) => {
  const { id } = await member(context, instance);
  const moderator = await addPerson(instance, "Musa Bello", ["moderator"]);
  await page.goto("/tickets/new");
  await page.getByLabel("Subject").fill("Something long that took me an hour");
  // The page hears of it over its socket, which comes after the page.
  await expect.poll(async () => (await call<{ online: string }>(instance, moderator, "GET", `/api/people/${id}`)).online).toBe("online");
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await call(instance, moderator, "PUT", `/api/people/${id}/ban`, { reason: "Sold things that do not exist", until });
  await expect(page.getByRole("heading", { name: "Your account was suspended" })).toBeVisible();
  await expect(page.getByText(/Reason: Sold things that do not exist/)).toBeVisible();
  await expect(page.getByText(/You can sign in again from/)).toBeVisible();
  await expect(page.getByLabel("Subject").last()).toHaveValue("Something long that took me an hour");
  await expectAccessible(page);

  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill("amina");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This account is suspended")).toBeVisible();
  await expect(page.getByText("Reason: Sold things that do not exist")).toBeVisible();
});
