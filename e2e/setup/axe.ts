import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Milliseconds after which everything that fades in or out has done so. */
const fading = 350;

/** XX-1: the page as it stands has no violation of WCAG 2.2 A or AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  // Animations would be measured half-way.
  await page.waitForTimeout(fading);
  let found = await violationsOn(page);
  if (found.length > 0) {
    // A message that has just come is still fading in: what is wrong with the page is so afterwards too.
    await page.waitForTimeout(2 * fading);
    found = await violationsOn(page);
  }
  expect(found).toEqual([]);
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await (page.frames().length > 1 ? new AxeBuilder({ page }).withTags(tags) : await onePage(page)).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(" | ")}`);
}

/**
 * The same for a page without frames, in half the time: what frames need is left out (a second, blank page where their findings
 * are put together), also lists of all that is well; and axe is not sent again to a page that has it.
 */
async function onePage(page: Page): Promise<AxeBuilder> {
  const present = await page.evaluate(() => "axe" in window);
  return new AxeBuilder({ page, ...(present ? { axeSource: ";" } : {}) }).options({ resultTypes: ["violations"] }).withTags(tags).setLegacyMode();
}
