import { expectAccessible } from "./setup/axe.ts";
import { addPerson, call } from "./setup/cast.ts";
import { expect, test } from "./setup/test.ts";

const password = "mlima wa chai ya asubuhi";

test("XX-9 somebody chooses Swahili at the sign-in page, works in it as a member and at the desk, and goes back to English without a reload", async ({ page, context, instance }) => {
  const amina = await addPerson(instance, "Amina Yusuf");
  await call(instance, amina, "POST", "/api/setup", { name: "Wanjiru Kamau", email: "wanjiru@example.com", password, token: instance.setupToken });

  await page.goto("/sign-in");
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Kiswahili" });
  await expect(page.getByRole("heading", { name: "Ingia" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "sw");
  await expectAccessible(page);

  // What is wrong is said in Swahili too: by the page, and by the server.
  const enter = page.getByRole("button", { name: "Ingia" });
  await enter.click();
  await expect(page.getByText("Andika nenosiri lako.")).toBeVisible();
  await page.getByLabel("Barua pepe au jina la mtumiaji").fill("wanjiru@example.com");
  await page.getByLabel("Nenosiri", { exact: true }).fill("si nenosiri lake");
  await enter.click();
  await expect(page.getByText("Jina na nenosiri havilingani.")).toBeVisible();
  await page.getByLabel("Nenosiri", { exact: true }).fill(password);
  await enter.click();
  await expect(page).not.toHaveURL(/sign-in/);

  const opened = await page.request.post("/api/tickets", { data: { clientId: crypto.randomUUID(), subject: "Data haijafika", description: "Nimelipa mara mbili.", category: "other", priority: "high" }, headers: { origin: instance.url } });
  expect(opened.status()).toBe(201);
  await page.goto("/tickets");
  await expect(page.getByRole("heading", { name: "Tiketi zangu" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Data haijafika.*Inasubiri timu yetu/s })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/desk?view=all_open");
  await expect(page.getByText("Data haijafika").first()).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Tafuta tiketi" });
  await search.fill("Data");
  await expectAccessible(page);

  // Back to English: at once, with what is typed; and it is so at the next visit, and in the account.
  await page.getByRole("button", { name: "Akaunti ya Wanjiru Kamau" }).click();
  await page.getByRole("combobox", { name: "Lugha" }).selectOption({ label: "English" });
  await expect(page.getByRole("combobox", { name: "Language" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search tickets" })).toHaveValue("Data");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect((await context.cookies()).find(({ name }) => name === "baraza_language")?.value).toBe("en");
  await page.goto("/tickets");
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
});

test.describe("somebody whose phone speaks Swahili", () => {
  test.use({ locale: "sw-KE" });

  test("XX-9 finds the app in Swahili, with dates as they are written there", async ({ page }) => {
    await page.goto("/tickets");
    await expect(page.locator("html")).toHaveAttribute("lang", "sw");
    await expect(page.getByRole("heading", { name: "Ingia" })).toBeVisible();
  });
});
