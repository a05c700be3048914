import type { Page } from "@playwright/test";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call, signIn } from "./setup/cast.ts";
import { noisyPhoto, uploadAs } from "./setup/send-picture.ts";
import { expect, test } from "./setup/test.ts";

/** Every picture that a page asks for from now on, with its bytes once they are there. */
function picturesOf(page: Page): { path: string; bytes: number }[] {
  const asked: { path: string; bytes: number }[] = [];
  page.on("request", (request) => {
    if (request.resourceType() !== "image") return;
    const one = { path: new URL(request.url()).pathname, bytes: 0 };
    asked.push(one);
    void request.response().then(async (response) => (one.bytes = (await response?.body())?.length ?? 0)).catch(() => undefined);
  });
  return asked;
}

test("XX-2 with data saver on no picture is loaded before it is pressed, then a small copy, and never the original", async ({ page, context, instance }) => {
  const [ada, bayo] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  const direct = await call<{ id: string }>(instance, bayo, "POST", "/api/conversations", { kind: "direct", withUsername: ada.username });
  const photo = await noisyPhoto(1600, 1200);
  const attachments = [await uploadAs(instance, bayo, "one.jpg", photo), await uploadAs(instance, bayo, "two.jpg", photo)];
  await call(instance, bayo, "POST", `/api/conversations/${direct.id}/messages`, { clientId: crypto.randomUUID(), body: "Look", attachments });
  const avatar = await call<{ items: { attachments: { url: string }[] }[] }>(instance, ada, "GET", `/api/conversations/${direct.id}/messages`);
  const originals = avatar.items.flatMap((one) => one.attachments.map(({ url }) => new URL(url, instance.url).pathname));
  expect(originals).toHaveLength(2);
  await signIn(context, instance, ada);

  await page.goto("/account/display");
  await page.getByRole("switch", { name: /^Save data/ }).check();
  await expect.poll(async () => (await call<{ profile: { dataSaver: boolean } }>(instance, ada, "GET", "/api/me")).profile.dataSaver).toBe(true);

  const asked = picturesOf(page);
  await page.goto(`/messages/${direct.id}`);
  const first = page.getByRole("button", { name: /^Tap to load the picture one\.jpg \d/ });
  await expect(first).toBeVisible();
  await expect(page.getByRole("button", { name: /^Tap to load the picture two\.jpg \d/ })).toBeVisible();
  await expectAccessible(page);
  expect(asked.filter(({ path }) => path.startsWith("/api/"))).toEqual([]);

  await first.click();
  const open = page.getByRole("button", { name: "Open picture one.jpg" });
  await expect(open.getByRole("img")).toHaveJSProperty("complete", true);
  await open.click();
  await expect(page.getByRole("dialog", { name: "one.jpg" })).toBeVisible();
  await expect.poll(() => asked.filter(({ bytes }) => bytes > 0).length).toBeGreaterThan(1);
  // Neither the one beside it nor an original was fetched, and together it is a fraction of one of them.
  const paths = asked.map(({ path }) => path);
  expect(paths.filter((path) => originals.includes(path))).toEqual([]);
  expect(paths.filter((path) => path.includes(attachments[1] ?? "none"))).toEqual([]);
  expect(asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(photo.length);

  // Off again, pictures come by themselves.
  await page.keyboard.press("Escape");
  await page.goto("/account/display");
  await page.getByRole("switch", { name: /^Save data/ }).uncheck();
  await expect.poll(async () => (await call<{ profile: { dataSaver: boolean } }>(instance, ada, "GET", "/api/me")).profile.dataSaver).toBe(false);
  await page.goto(`/messages/${direct.id}`);
  await expect(page.getByRole("button", { name: /Open picture/ })).toHaveCount(2);
});

/** How many chosen files the browser keeps. */
function keptFiles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error("the database does not answer")));
    });
    const database = await asked(indexedDB.open("baraza-chosen"));
    const count = await asked(database.transaction("files").objectStore("files").count());
    database.close();
    return count;
  });
}

test("CV-13 files that were chosen and not sent outlive a reload; sent, taken out or signed out of, nothing of them stays", async ({ page, context, instance }) => {
  const [ada, bayo] = [await addPerson(instance, "Ada Obi"), await addPerson(instance, "Bayo Ade")];
  const direct = await call<{ id: string }>(instance, ada, "POST", "/api/conversations", { kind: "direct", withUsername: bayo.username });
  await signIn(context, instance, ada);
  await page.goto(`/messages/${direct.id}`);
  const field = page.getByRole("textbox", { name: "Message to Bayo Ade" });
  const files = page.getByRole("list", { name: "Files to send" });
  const photo = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
  await field.fill("The two pages");
  await page.locator('input[type="file"]').setInputFiles([photo("one.jpg", await noisyPhoto(300, 200)), photo("two.jpg", await noisyPhoto(200, 300)), photo("three.jpg", await noisyPhoto(90, 90))]);
  await expect(files.getByText("Ready")).toHaveCount(3);
  await files.getByRole("button", { name: "Remove three.jpg" }).click();
  await expect.poll(() => keptFiles(page)).toBe(2);

  await page.reload();
  await expect(field).toHaveValue("The two pages");
  await expect(files.getByRole("listitem")).toHaveText([/one\.jpg/, /two\.jpg/]);
  // Elsewhere they don't appear.
  await page.goto("/tickets/new");
  await expect(page.getByText("Attach a file or photo")).toBeVisible();
  await expect(page.getByText("one.jpg")).toHaveCount(0);
  await page.goto(`/messages/${direct.id}`);
  await expect(files.getByText("Ready")).toHaveCount(2);
  await page.getByRole("button", { name: "Send" }).click();
  await expect.poll(async () => (await call<{ items: { body: string; attachments: { name: string }[] }[] }>(instance, bayo, "GET", `/api/conversations/${direct.id}/messages`)).items.map(({ body, attachments }) => [body, ...attachments.map(({ name }) => name)])).toEqual([["The two pages", "one.jpg", "two.jpg"]]);
  await expect.poll(() => keptFiles(page)).toBe(0);
  await page.reload();
  await expect(field).toBeVisible();
  await expect(page.getByRole("button", { name: /Open picture/ })).toHaveCount(2);
  await expect(files).toHaveCount(0);

  await page.locator('input[type="file"]').setInputFiles([photo("left.jpg", await noisyPhoto(90, 90))]);
  await expect(files.getByText("Ready")).toBeVisible();
  await page.goto("/account/devices");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await page.waitForURL("**/sign-in");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain("baraza-chosen");
});
