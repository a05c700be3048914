import { expect, test } from "vitest";
import { useGallery } from "./gallery-page.ts";

const open = useGallery();

test("XX-1 going to another page shows it with its parameters, names the tab and moves the focus into the page", async () => {
  const { page } = await open("only=Routes");
  await page.getByRole("link", { name: "/things/7" }).click();
  await page.getByRole("heading", { name: "Thing 7" }).waitFor();
  expect(await page.title()).toBe("Thing 7 · Baraza");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.goBack();
  await page.getByRole("heading", { name: "Start" }).waitFor();
  expect(await page.title()).toBe("Start · Baraza");
});

test("XX-1 a page that can't be loaded leaves the navigation working and can be tried again", async () => {
  const { page } = await open("only=Routes");
  await page.getByRole("link", { name: "/flaky" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(true);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Second try" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("XX-1 after an update whose files have other names the page asks to be loaded anew", async () => {
  const { page } = await open("only=Routes");
  await page.getByRole("link", { name: "/stale" }).click();
  await page.getByText("A new version is ready").waitFor();
  expect(await page.getByRole("button", { name: "Reload the page" }).isVisible()).toBe(true);
});

test("XX-1 an address that leads nowhere says so", async () => {
  const { page } = await open("only=Routes");
  await page.getByRole("link", { name: "/nowhere" }).click();
  await page.getByText("There is no page here").waitFor();
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await page.getByRole("heading", { name: "Start" }).waitFor();
  expect(await page.title()).toBe("Start · Baraza");
});

test("XX-2 what the server has rendered can be read until the page's own code is there", async () => {
  const { page } = await open("only=Swatches");
  await page.route("**/gallery.html*", async (route) => {
    const served = await route.fetch();
    await route.fulfill({ response: served, body: (await served.text()).replace('<div id="root"></div>', '<div id="root"><h1>Text of the server</h1></div>') });
  });
  await page.goto(page.url().replace("only=Swatches", "only=Routes"), { waitUntil: "load" });
  const headings: string[] = [];
  await expect
    .poll(async () => {
      headings.push(...(await page.locator("h1").allInnerTexts()));
      return headings.at(-1);
    }, { interval: 20 })
    .toBe("Start");
  expect(headings[0]).toBe("Text of the server");
  expect(new Set(headings)).toEqual(new Set(["Text of the server", "Start"]));
});
