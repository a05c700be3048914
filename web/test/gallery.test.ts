import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { desktop, phone, useGallery } from "./gallery-page.ts";

const open = useGallery();

/** What axe finds wrong, and how many elements it looked at. */
async function axe(page: Page, rules?: string[]) {
  // The gallery has no frames: their findings need no second page to be put together in.
  expect(page.frames()).toHaveLength(1);
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await (rules ? builder.withRules(rules) : builder).analyze();
  return {
    wrong: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    looked: passes.reduce((sum, { nodes }) => sum + nodes.length, 0),
  };
}

describe.each(["light", "dark"])("in %s mode", (mode) => {
  test("XX-1 every component passes axe", async () => {
    const { page } = await open(`mode=${mode}`);
    const { wrong, looked } = await axe(page);
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(500);
  });

  // Themes differ in colours only.
  test.each(["campus", "passion", "school"])("XX-1 every component has enough contrast in theme %s", async (theme) => {
    const { page } = await open(`theme=${theme}&mode=${mode}`);
    const { wrong, looked } = await axe(page, ["color-contrast"]);
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(100);
  });
});

test.each(["Thread", "Member", "Staff"])("XX-1 the screen %s passes axe on a phone", async (screen) => {
  const { page } = await open(`only=${screen}`, phone);
  const { wrong, looked } = await axe(page);
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});

test.each([320, 360, 768, 1440, 3840])("XX-1 nothing makes the page scroll sideways at %d px", async (width) => {
  const { page } = await open("", { ...(width < 800 ? phone : desktop), viewport: { width, height: 800 } });
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
});

test("XX-1 under a finger every control is at least 44 px high", async () => {
  const { page } = await open("", phone);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, textarea, input:not([type=checkbox]):not([type=radio]), label:has(> input), label:has(input[type=checkbox]), [role=tab]")]
      .map((element) => ({ name: element.getAttribute("aria-label") ?? element.textContent, height: element.getBoundingClientRect().height }))
      // Sort buttons stand in the head of a table and move with it; hidden ones have no size.
      .filter(({ height }) => height > 0 && height < 44)
      .map(({ name, height }) => `${name}: ${height}`),
  );
  expect(small).toEqual(["Number: 36", "Updated: 36"]);
});

test("XX-1 movement rests for people who asked for none", async () => {
  const { page } = await open("only=States", { ...desktop, reducedMotion: "reduce" });
  const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll(".shimmer")].map((element) => parseFloat(getComputedStyle(element, "::after").animationDuration))));
  expect(longest).toBeLessThanOrEqual(0.001);
});

test("XX-3 no component needs more than the strict content security policy allows", async () => {
  const { page } = await open("only=Overlays");
  for (const name of ["Open dialog", "Open sheet", "Open commands", "Open shortcuts", "Filters"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  await page.getByRole("button", { name: "Bad notice" }).click();
  await page.getByText("Brian Otieno took it a moment ago.").waitFor();
  // What the policy refuses is a complaint of the page, which fails any test (gallery-page.ts).
  expect(await page.getByText("Not assigned").isVisible()).toBe(true);
});

test("XX-3 the page behind a dialog does not scroll, though style elements are refused", async () => {
  const { page } = await open("", phone);
  await page.getByRole("button", { name: "Open dialog" }).click();
  await page.getByRole("dialog").waitFor();
  const overflow = () => page.evaluate(() => getComputedStyle(document.body).overflow);
  expect(await overflow()).toBe("hidden");
  await page.keyboard.press("Escape");
  await expect.poll(overflow).toBe("visible");
});
