import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "./setup/axe.ts";
import { addPerson, browserOf, call, signIn } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const sample = fileURLToPath(new URL("../presets/import-samples/zendesk-tickets.csv", import.meta.url));

test("DK-21 an admin tries a file, says what becomes of its words, imports it, and takes it back but for what an agent answered", async ({ page, context, browser, instance }) => {
  const admin = await addPerson(instance, "Nneka Umeh", ["admin"]);
  const agent = await addPerson(instance, "Kofi Otieno", ["agent"]);
  await signIn(context, instance, admin);
  await page.goto("/admin/import");
  await expect(page.getByText("No imports yet")).toBeVisible();
  await expectAccessible(page);

  // An empty file is not sent, and asks for nothing that can't help.
  await page.getByLabel("Choose a file").setInputFiles({ name: "nothing.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
  await expect(page.getByText("“nothing.csv” is empty")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);

  // What is no export says so, and is gone again.
  await page.getByLabel("Choose a file").setInputFiles({ name: "photos.zip", mimeType: "application/zip", buffer: Buffer.from("504b03041400", "hex") });
  await expect(page.getByText("This is a ZIP. Unpack it, then choose the CSV or JSON in it.")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("No imports yet")).toBeVisible();

  await page.getByLabel("Choose a file").setInputFiles(sample);
  await expect(page.getByText("Zendesk, a file of tickets, CSV, UTF-8")).toBeVisible();
  await expect(page.getByRole("row", { name: /6 5004 It does not say the requester's email address/ })).toBeVisible();
  await page.getByLabel("incident (1)").selectOption({ label: "Payment" });
  await page.getByRole("button", { name: "Check again with this" }).click();
  await expect(page.getByRole("button", { name: "Check again with this" })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 3 tickets" }).click();
  await expect(page.getByText("The import is done")).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download refused rows" }).click();
  const refused = await readFile(await (await downloading).path(), "utf8");
  expect(refused).toContain("5004,Somebody");

  // An agent works on one of them: it says where it came from.
  const desk = await browserOf(browser, instance, agent, { viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await desk.page.goto("/desk?view=all");
  await desk.page.getByText("Charged twice").first().click();
  await expect(desk.page.getByText("Nneka Umeh imported this from Zendesk (5002)")).toBeVisible();
  const { items } = await call<{ items: { id: string; subject: string; category: string }[] }>(instance, agent, "GET", "/api/desk/tickets?view=all");
  const charged = items.find(({ subject }) => subject.startsWith("Charged"));
  expect([items.length, charged?.category]).toEqual([3, "payment"]);
  await call(instance, agent, "POST", `/api/tickets/${charged?.id ?? ""}/replies`, { clientId: crypto.randomUUID(), body: "We have paid one of them back." });
  await desk.context.close();

  // What is filtered at the desk leaves as a file.
  await page.getByRole("link", { name: "Go to the desk" }).click();
  await page.getByRole("button", { name: /^Order/ }).click();
  const exporting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export these as CSV" }).click();
  expect((await readFile(await (await exporting).path(), "utf8")).trimEnd().split("\n")).toHaveLength(4);

  await page.goto("/admin/import");
  const people = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export people as CSV" }).click();
  expect(await readFile(await (await people).path(), "utf8")).toMatch(/^\uFEFFID,Name,Email,Joined at\n/);
  await page.getByRole("link", { name: /zendesk-tickets\.csv/ }).click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("1 ticket stays, because somebody has worked on it.")).toBeVisible();
  const { items: [stays, ...gone] } = await call<{ items: { number: string }[] }>(instance, agent, "GET", "/api/desk/tickets?view=all");
  expect(gone).toEqual([]);
  await page.getByRole("link", { name: new RegExp(`^${stays?.number}`) }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/tickets/${stays?.number}$`));
});
