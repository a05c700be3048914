import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn, withOwner } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const ticket = (subject: string) => ({ clientId: crypto.randomUUID(), subject, description: `${subject}, since this morning.`, category: "other", priority: "medium" });

test("CH-10 an agent's reply counts at the member's bell, reading it on one page clears the other, and choices are kept", async ({ page, context, browser, instance }) => {
  const ada = await addPerson(instance, "Ada Obi");
  const kofi = await addPerson(instance, "Kofi Otieno", ["agent"]);
  await signIn(context, instance, ada);
  const { id, number } = await call<{ id: string; number: string }>(instance, ada, "POST", "/api/tickets", ticket("Data bundle missing"));
  await page.goto("/account");
  const bell = page.getByRole("banner").getByRole("button", { name: /Notifications/ });
  await expect(bell).toHaveAccessibleName("Notifications");
  await bell.click();
  await expect(page.getByText("Nothing new yet")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bell).toBeFocused();

  const phone = await browserOf(browser, instance, ada);
  await phone.page.goto("/notifications");
  await call(instance, kofi, "POST", `/api/tickets/${id}/replies`, { clientId: crypto.randomUUID(), body: "We look into it." });
  await expect(bell).toHaveAccessibleName(/Notifications 1 unread notification/);
  const line = phone.page.getByRole("list", { name: "Notifications" }).getByRole("link").first();
  await expect(line).toContainText(number);
  await expect(line).toContainText("Unread");
  await expectAccessible(phone.page);

  await line.click();
  await expect(phone.page).toHaveURL(new RegExp(`/tickets/${number}$`));
  await expect(bell).toHaveAccessibleName("Notifications");
  await phone.context.close();

  // Choices: one press each, quiet hours by a button, and all of it is there after a reload.
  await page.goto("/account/notifications");
  const mail = page.getByRole("checkbox", { name: /answers.*: Mail$/i }).first();
  await expect(mail).toBeChecked();
  await expect(async () => {
    if (await mail.isChecked()) await mail.click();
    await expect(mail).not.toBeChecked({ timeout: 1000 });
  }).toPass();
  await page.getByRole("switch", { name: /Quiet hours/ }).check();
  await page.getByLabel("From").fill("21:30");
  await page.getByRole("combobox", { name: "Mails" }).selectOption("day");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(mail).not.toBeChecked();
  await expect(page.getByLabel("From")).toHaveValue("21:30");
  await expect(page.getByRole("combobox", { name: "Mails" })).toHaveValue("day");
});

test("AD-4 something critical is shown to an administrator at once, read out at once, and stands in the list with its weight", async ({ page, context, instance }) => {
  const wanjiru = await addPerson(instance, "Wanjiru Kamau", ["admin"]);
  await signIn(context, instance, wanjiru);
  await page.goto("/desk");
  const bell = page.getByRole("button", { name: /Notifications/ });
  await expect(bell).toBeVisible();
  // A job whose payload makes no sense fails at its only try.
  await withOwner(instance, (owner) => owner.query("SELECT graphile_worker.add_job('notifications.push', '{\"subscriptionId\":\"no id\"}', max_attempts := 1)"));
  await expect(page.getByRole("alert").filter({ hasText: "A job failed for good" })).toBeVisible();
  await expect(bell).toHaveAccessibleName(/1 unread notification/);
  await bell.click();
  await expect(page.getByRole("list", { name: "Notifications" }).getByRole("link").first()).toContainText("Critical");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toBeHidden();
});

test.describe("on a phone that takes push messages", () => {
  test.use({ serviceWorkers: "allow" });

  test("CH-10 a push message is shown with its words, and pressing it leads the open page to what it is about, without a reload", async ({ page, context, instance }) => {
    const ada = await addPerson(instance, "Ada Obi");
    await signIn(context, instance, ada);
    const { number } = await call<{ number: string }>(instance, ada, "POST", "/api/tickets", ticket("Data bundle missing"));
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        const active = versions.find(({ status }) => status === "activated");
        if (active) resolve(active.registrationId);
      });
    });
    await devtools.send("ServiceWorker.enable");
    await page.goto("/tickets");
    const registrationId = await registered;
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("There is no service worker");
    // A browser without a screen has nowhere to show notifications: what it would show is written down instead.
    await worker.evaluate(() => {
      const scope = globalThis as unknown as { shown: unknown[]; registration: { showNotification: unknown } };
      scope.shown = [];
      scope.registration.showNotification = async (title: string, options: object) => void scope.shown.push({ title, ...options });
    });
    const push = { title: "Kofi Otieno answered", body: `${number} · Data bundle missing`, link: `/tickets/${number}`, tag: "n1", priority: "normal" };
    await devtools.send("ServiceWorker.deliverPushMessage", { origin: instance.url, registrationId, data: JSON.stringify(push) });
    const shown = () => worker.evaluate(() => (globalThis as unknown as { shown: { title: string; body: string; tag: string; icon: string }[] }).shown);
    await expect.poll(shown).toMatchObject([{ title: push.title, body: push.body, tag: "n1", icon: "/icons/192.png", data: { link: push.link } }]);

    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await worker.evaluate((link) => void dispatchEvent(Object.assign(new Event("notificationclick"), { notification: { data: { link }, close: () => undefined }, waitUntil: () => undefined })), push.link);
    await expect(page).toHaveURL(new RegExp(`${push.link}$`));
    await expect(page.getByText("Data bundle missing, since this morning.").first()).toBeVisible();
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  });
});
