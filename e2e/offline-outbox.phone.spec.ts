import { addPerson, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

type Opened = { id: string };
type Messages = { items: { body: string; attachments: unknown[] }[] };

test("CV-5 written offline in two conversations, the page closed, opened again, the network back: each is sent once, in order", async ({ page: first, context, instance }) => {
  const [ada, bayo, chidi] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade"), await addPerson(instance, "Chidi Eze")];
  const withBayo = await call<Opened>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: bayo.username });
  const withChidi = await call<Opened>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: chidi.username });
  await signIn(context, instance, ada);
  const page = first;
  await page.goto("/messages");
  await page.getByRole("link", { name: /Bayo Ade/ }).click();
  const field = page.getByRole("textbox", { name: /Message to/ });
  await field.fill("before it went away");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to messages" }).click();
  await page.getByRole("link", { name: /Chidi Eze/ }).click();
  await expect(page.getByRole("textbox", { name: "Message to Chidi Eze" })).toBeVisible();

  await context.setOffline(true);
  const write = async (text: string) => {
    await field.fill(text);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("article").filter({ hasText: text })).toBeVisible();
  };
  await write("Chidi one");
  await write("Chidi two");
  await page.getByRole("link", { name: "Back to messages" }).click();
  await page.getByRole("link", { name: /Bayo Ade/ }).click();
  await write("Bayo one");
  await write("Bayo two");
  await expect(page.getByText("Waits for a connection").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "4 messages wait" })).toBeVisible();
  await page.close();

  // Opened again somewhere else, while the server still can't be asked: the page says what waits, and sends nothing.
  await context.route(/\/(api|live)\//, (route) => route.abort());
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto("/tickets");
  await context.setOffline(true);
  await expect(again.getByRole("status").filter({ hasText: "4 messages wait" })).toBeVisible();
  expect((await call<Messages>(instance, bayo, "GET", `/api/conversations/${withBayo.id}/messages`)).items).toHaveLength(1);

  await context.unroute(/\/(api|live)\//);
  await context.setOffline(false);
  const bodies = async (who: typeof bayo, id: string) => (await call<Messages>(instance, who, "GET", `/api/conversations/${id}/messages`)).items.map(({ body }) => body);
  await expect.poll(() => bodies(bayo, withBayo.id)).toEqual(["before it went away", "Bayo one", "Bayo two"]);
  await expect.poll(() => bodies(chidi, withChidi.id)).toEqual(["Chidi one", "Chidi two"]);
  await expect(again.getByText(/messages? (is|are) on the way|messages? waits?/)).toHaveCount(0);
  await again.goto(`/messages/${withChidi.id}`);
  await expect(again.getByRole("article")).toHaveCount(2);
});
