import { expectAccessible } from "./setup/axe.ts";
import { expect, test } from "./setup/test.ts";

test("DK-19 XX-2 the help centre is read, searched and voted on without JavaScript, in both languages", async ({ browser, instance, viewport }) => {
  const context = await browser.newContext({ baseURL: instance.url, javaScriptEnabled: false, viewport, extraHTTPHeaders: { "accept-language": "en" } });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search the help articles" }).fill("charged twice");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "I was charged twice" }).click();
  await expect(page).toHaveTitle("I was charged twice · Baraza Help");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("I was charged twice");
  // Nothing is wider than the screen.
  const { width } = await page.locator("html").boundingBox() ?? { width: Infinity };
  expect(width).toBeLessThanOrEqual(viewport?.width ?? 0);
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByLabel("What was missing?").fill("How to find the reference in my bank's app.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Thank you.")).toBeVisible();

  await page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: "Payments" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
  await page.getByRole("link", { name: "Kiswahili" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Malipo");
  await page.goto("/help");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Makala za msaada");
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ukurasa haukupatikana");
  await context.close();
});

test("DK-19 XX-1 public pages and the frames of forms are accessible as the server sends them, light and dark", async ({ browser, instance, viewport }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    // The page's own scripts are kept away; axe needs some of its own.
    const context = await browser.newContext({ baseURL: instance.url, viewport, colorScheme });
    await context.route("**/assets/*.js", (route) => route.abort());
    const page = await context.newPage();
    for (const path of ["/", "/help/charged-twice?vote=yes", "/help?q=password", "/sign-in"]) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await context.close();
  }
});
