import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

type Messages = { items: { body: string }[] };

test("XX-2 a page whose code did not arrive says so, and comes when tried again, without a reload", async ({ page, context, instance }) => {
  await signIn(context, instance, await addPerson(instance, "Ada Obi"));
  await page.goto("/tickets");
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await context.route(/\/assets\/NewTicketPage/, (route) => route.abort());
  await page.getByRole("link", { name: "Open a ticket" }).click();
  await expect(page.getByText("This part of the page did not arrive")).toBeVisible();
  await expect(page.getByText("Check your connection and try again.")).toBeVisible();
  await context.unroute(/\/assets\/NewTicketPage/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("textbox", { name: /Subject/ })).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("CV-5 what waits to be sent goes out although the code that sends it did not arrive at first, and the browser never noticed", async ({ page, context, instance }) => {
  const [ada, bayo] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  const { id } = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: bayo.username });
  const bodies = async () => (await call<Messages>(instance, bayo, "GET", `/api/conversations/${id}/messages`)).items.map(({ body }) => body);
  await signIn(context, instance, ada);
  await page.goto(`/messages/${id}`);
  const field = page.getByRole("textbox", { name: "Message to Bayo Ade" });
  await expect(field).toBeVisible();
  await context.setOffline(true);
  await field.fill("Are you there?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("status").filter({ hasText: "One message waits" })).toBeVisible();
  await page.close();

  const lost: string[] = [];
  await context.route(/\/assets\/(page-outbox|indexed-store)/, (route) => (lost.push(route.request().url()), route.abort()));
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto("/tickets");
  await expect.poll(() => lost.length).toBeGreaterThan(2);
  expect(await bodies()).toEqual([]);
  await context.unroute(/\/assets\/(page-outbox|indexed-store)/);
  await expect.poll(bodies).toEqual(["Are you there?"]);
});
