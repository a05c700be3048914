import { expect, test } from "vitest";
import { phone, useGallery } from "./gallery-page.ts";

const open = useGallery();

test("CV-13 Enter sends and empties the field, Shift+Enter breaks the line, and focus stays", async () => {
  const { page } = await open("only=Composers");
  const field = page.getByLabel("Message", { exact: true });
  await field.click();
  await page.keyboard.type("first");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second");
  expect(await field.inputValue()).toBe("first\nsecond");
  await page.keyboard.press("Enter");
  await page.keyboard.type("typed at once after sending");
  expect(await page.getByTestId("sent").locator("li").allInnerTexts()).toEqual(["first second"]);
  expect(await field.inputValue()).toBe("typed at once after sending");
});

test("CV-13 on touch Enter breaks the line and the button sends without taking focus", async () => {
  const { page } = await open("only=Thread", phone);
  const field = page.getByLabel("Message", { exact: true });
  await field.tap();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  expect(await field.inputValue()).toBe("one\ntwo");
  await page.getByRole("button", { name: "Send" }).tap();
  expect(await field.inputValue()).toBe("");
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await page.getByTestId("messages").getByText("onetwo").count()).toBe(1);
});

test("CV-13 a draft survives a reload, each place its own", async () => {
  const { page } = await open("only=Composers");
  await page.getByLabel("Message", { exact: true }).fill("half a thought");
  await page.getByLabel("Note", { exact: true }).fill("for the team");
  await page.reload();
  expect(await page.getByLabel("Message", { exact: true }).inputValue()).toBe("half a thought");
  expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe("for the team");
  expect(await page.getByLabel("Short message").inputValue()).toBe("");
});

test("CV-16 a refused message comes back to the field with a kind reason, also after a reload", async () => {
  const { page } = await open("only=Composers");
  const field = page.getByLabel("Refused message");
  await field.fill("please do not lose me");
  await field.press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toBe("That was a lot at once. Try again in 12 seconds.");
  expect(await field.inputValue()).toBe("please do not lose me");
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  await page.reload();
  expect(await field.inputValue()).toBe("please do not lose me");
});

test("CV-1 the counter warns near the limit, and too long a text is not sent but kept", async () => {
  const { page } = await open("only=Composers");
  const field = page.getByLabel("Short message");
  await field.fill("x".repeat(55));
  await page.getByText("5 left").waitFor();
  await field.fill("x".repeat(70));
  await page.getByText("10 over the limit").waitFor();
  await field.press("Enter");
  expect(await field.inputValue()).toHaveLength(70);
  expect(await page.getByTestId("sent").locator("li").count()).toBe(0);
  await field.fill("x".repeat(60));
  await field.press("Enter");
  expect(await field.inputValue()).toBe("");
  expect(await page.getByTestId("sent").locator("li").count()).toBe(1);
});

test("CV-13 when the keyboard takes half of a phone's screen the composer stays in sight with its text and focus", async () => {
  const { page } = await open("only=Thread", phone);
  const field = page.getByLabel("Message", { exact: true });
  await field.tap();
  await page.keyboard.type("still here");
  const bottom = () => field.evaluate((element) => element.getBoundingClientRect().bottom);
  expect(await bottom()).toBeLessThanOrEqual(640);
  await page.setViewportSize({ width: 360, height: 320 });
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue("--visible-height") === "320px");
  expect(await bottom()).toBeLessThanOrEqual(320);
  expect(await bottom()).toBeGreaterThan(200);
  expect(await field.inputValue()).toBe("still here");
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});

test("CV-13 a long text grows the field and then scrolls inside it", async () => {
  const { page } = await open("only=Thread", phone);
  const field = page.getByLabel("Message", { exact: true });
  const height = () => field.evaluate((element) => element.getBoundingClientRect().height);
  const empty = await height();
  await field.fill("line\n".repeat(4));
  const four = await height();
  await field.fill("line\n".repeat(80));
  expect(four).toBeGreaterThan(empty);
  expect(await height()).toBeLessThanOrEqual(640 * 0.35);
});
